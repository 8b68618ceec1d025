# Instances as people run them on Incus: a private network, a web server that is reached from outside through its host, and a
# database that only the web server reaches.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

variable "image_url" {
  description = "A cloud image with cloud-init."
  type        = string
  default     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

variable "host_address" {
  description = "Address of the host on which the web server is reached."
  type        = string
  default     = "127.0.0.1"
}

resource "croft_project" "shop" {
  name  = "shop"
  quota = { vms = 10, cpus = 20, memory_mib = 32768, storage_gib = 200 }
}

resource "croft_image" "debian" {
  project = croft_project.shop.name
  name    = "debian-12"
  url     = var.image_url
}

resource "croft_network" "front" {
  project       = croft_project.shop.name
  name          = "front"
  mode          = "nat"
  cidr          = "10.84.1.0/24"
  ipv6_cidr     = "fd42:84:1::/64"
  search_domain = "shop.internal"
  firewall = [
    { protocol = "tcp", ports = ["80", "443"] },
    { protocol = "icmp" },
    { direction = "out", to = "10.84.2.0/24" },
    # Updates and nothing else.
    { direction = "out", protocol = "tcp", ports = ["80", "443"] },
    { direction = "out", protocol = "udp", ports = ["53", "123"] },
  ]
}

# No rule lets anybody in from outside the network, so the web server has a card in it.
resource "croft_network" "back" {
  project       = croft_project.shop.name
  name          = "back"
  mode          = "nat"
  cidr          = "10.84.2.0/24"
  search_domain = "shop.internal"
}

resource "croft_partition" "database" {
  project    = croft_project.shop.name
  name       = "database"
  size_gib   = 20
  filesystem = "ext4"
}

resource "croft_vm" "database" {
  project       = croft_project.shop.name
  name          = "database"
  image         = croft_image.debian.id
  cpus          = 2
  memory_mib    = 4096
  root_disk_gib = 10
  networks      = [{ network = croft_network.back.id }]
  partitions    = [{ partition = croft_partition.database.id }]
  wait_for      = ["cloud_init"]
  user_data     = <<-EOT
    #cloud-config
    packages: [postgresql]
    mounts:
      - [/dev/disk/by-id/virtio-${croft_partition.database.serial}, /var/lib/postgresql]
  EOT
}

resource "croft_vm" "web" {
  project       = croft_project.shop.name
  name          = "web"
  image         = croft_image.debian.id
  cpus          = 2
  memory_mib    = 2048
  root_disk_gib = 10
  networks = [
    { network = croft_network.front.id },
    { network = croft_network.back.id },
  ]
  ports     = [{ guest_port = 443, host_address = var.host_address }]
  wait_for  = ["cloud_init"]
  user_data = <<-EOT
    #cloud-config
    packages: [nginx]
    write_files:
      - path: /etc/default/shop
        content: "DATABASE=${croft_vm.database.ip_address}"
  EOT
}

output "web" {
  value = "https://${var.host_address}:${croft_vm.web.allocated_ports["443/tcp"]}"
}
