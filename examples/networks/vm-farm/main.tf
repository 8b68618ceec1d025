# A farm of VMs as people run it on Proxmox: machines on the office's LAN and in a VLAN of it, with fixed addresses from one
# map, told apart by tags. The bridge is the hosts' own.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {
  default_tags = { managed_by = "terraform" }
}

variable "image_url" {
  description = "A cloud image with cloud-init."
  type        = string
  default     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

variable "ssh_keys" {
  description = "Public keys that may log in."
  type        = set(string)
  default     = []
}

variable "vms" {
  description = "The farm: what differs from VM to VM."
  type = map(object({
    address    = string
    cpus       = optional(number, 2)
    memory_mib = optional(number, 2048)
    disk_gib   = optional(number, 16)
    # A second card in the storage VLAN.
    storage = optional(bool, false)
    role    = string
  }))
  default = {
    dns-1    = { address = "192.0.2.53", cpus = 1, memory_mib = 512, role = "dns" }
    web-1    = { address = "192.0.2.81", role = "web" }
    web-2    = { address = "192.0.2.82", role = "web" }
    db-1     = { address = "192.0.2.91", cpus = 4, memory_mib = 8192, storage = true, role = "db" }
    backup-1 = { address = "192.0.2.95", disk_gib = 64, storage = true, role = "backup" }
  }
}

resource "croft_project" "farm" {
  name = "farm"
}

resource "croft_image" "debian" {
  project = croft_project.farm.name
  name    = "debian-12"
  url     = var.image_url
}

# Gateway, name servers and search domain stand here, and in no VM.
resource "croft_network" "lan" {
  project       = croft_project.farm.name
  name          = "lan"
  mode          = "bridge"
  bridge        = "br0"
  cidr          = "192.0.2.0/24"
  gateway       = "192.0.2.1"
  dns           = ["192.0.2.53", "9.9.9.9"]
  search_domain = "example.net"
  # What the DHCP server of the office hands out.
  reserved = ["192.0.2.100-192.0.2.199"]
}

resource "croft_network" "storage" {
  project = croft_project.farm.name
  name    = "storage"
  mode    = "bridge"
  bridge  = "br0"
  vlan    = 30
  cidr    = "198.51.100.0/24"
  mtu     = 9000
}

resource "croft_vm" "farm" {
  for_each      = var.vms
  project       = croft_project.farm.name
  name          = each.key
  image         = croft_image.debian.id
  cpus          = each.value.cpus
  memory_mib    = each.value.memory_mib
  root_disk_gib = each.value.disk_gib
  start_on_boot = true
  tags          = { role = each.value.role }
  ssh_keys      = var.ssh_keys
  wait_for      = ["address"]
  networks = concat(
    [{ network = croft_network.lan.id, address = each.value.address }],
    each.value.storage ? [{ network = croft_network.storage.id, address = null }] : [],
  )
}

# What an inventory of Ansible needs.
output "inventory" {
  value = {
    for role in distinct([for vm in var.vms : vm.role]) :
    role => { for name, vm in croft_vm.farm : name => vm.ip_address if vm.tags.role == role }
  }
}
