#!/bin/sh
# hook.sh <root>: called by mmdebstrap; see parts.sh.
root=$1
. "$CROFT_BUILDER/parts.sh"

install_kernel
install_files
ln -sf /bin/busybox "$root/sbin/init"
for name in poweroff reboot halt; do ln -sf shutdown "$root/sbin/$name"; done
for name in logread vi less ping6 traceroute nslookup; do
  [ -e "$root/usr/bin/$name" ] || ln -s /bin/busybox "$root/usr/bin/$name"
done
chroot "$root" useradd -m -s /bin/bash -p '*' croft

rm -f "$root/etc/update-motd.d/10-uname"
: >"$root/etc/motd"
rm -f "$root/etc/resolv.conf"
: >"$root/etc/resolv.conf"
echo debian >"$root/etc/hostname"
printf '127.0.0.1\tlocalhost\n127.0.1.1\tdebian\n::1\tlocalhost ip6-localhost ip6-loopback\n' >"$root/etc/hosts"
clean_up
make_root_file_system
