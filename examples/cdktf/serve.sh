# Runs at the first boot, with /data mounted: a web server that serves what is on the data partition.
apt-get update
apt-get install -y nginx
rm -rf /var/www/html
ln -s /data /var/www/html
test -e /data/index.html || echo "This is $(hostname)." > /data/index.html
