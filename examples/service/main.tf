# Three web servers, each with a data partition of its own that outlives it.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {
  default_tags = { service = "storefront" }
}

variable "instances" {
  description = "How many servers."
  type        = number
  default     = 3
}

resource "croft_project" "shop" {
  name  = "storefront"
  quota = { vms = 6, cpus = 12, memory_mib = 12288, storage_gib = 300 }
}

resource "croft_image" "debian" {
  project = croft_project.shop.name
  name    = "debian"
  url     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

# A destroyed partition keeps its bytes for 30 days: `croft partition restore` brings them back.
resource "croft_partition" "data" {
  count          = var.instances
  project        = croft_project.shop.name
  name           = "data-${count.index}"
  size_gib       = 20
  filesystem     = "ext4"
  retention_days = 30
}

resource "croft_vm" "web" {
  count         = var.instances
  project       = croft_project.shop.name
  name          = "web-${count.index}"
  image         = croft_image.debian.id
  cpus          = 2
  memory_mib    = 2048
  root_disk_gib = 10
  partitions    = [{ partition = croft_partition.data[count.index].id }]

  # A host port that is not given is chosen by Croft, and stays.
  ports = [{ guest_port = 80 }]

  # `replace`: a new user_data makes a new machine on the same data. The default leaves the machine as it is.
  on_user_data_change = "replace"
  user_data = templatefile("${path.module}/web.yaml", {
    data = "/dev/disk/by-id/virtio-${croft_partition.data[count.index].serial}"
  })
}

output "ports" {
  description = "Where each server is reached on its host."
  value       = { for vm in croft_vm.web : vm.name => vm.allocated_ports["80/tcp"] }
}
