# A private network with DHCP, DNS and a way out. From outside only HTTPS and SSH come in.
resource "croft_network" "private" {
  project       = "web"
  name          = "private"
  mode          = "nat"
  cidr          = "10.20.0.0/24"
  ipv6_cidr     = "fd00:20::/64"
  search_domain = "web.internal"
  reserved      = ["10.20.0.2-10.20.0.9"]

  firewall = [
    { protocol = "tcp", ports = ["22", "443"] },
    { protocol = "icmp" },
  ]
}

# The office's LAN, by a bridge that the hosts have. Croft leases the addresses that the DHCP server there leaves alone.
resource "croft_network" "lan" {
  name     = "lan"
  shared   = true
  mode     = "bridge"
  bridge   = "br0"
  cidr     = "192.0.2.0/24"
  gateway  = "192.0.2.1"
  dns      = ["192.0.2.1"]
  reserved = ["192.0.2.1-192.0.2.99"]
}
