# Machines that differ, from one map: name, size and what each is for stand once.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {}

variable "machines" {
  description = "Machines by name. `data_gib`: size of a data partition, none when absent."
  type = map(object({
    cpus       = number
    memory_mib = number
    root_gib   = optional(number, 10)
    data_gib   = optional(number)
    packages   = optional(list(string), [])
  }))
  default = {
    git     = { cpus = 2, memory_mib = 2048, data_gib = 50, packages = ["git"] }
    monitor = { cpus = 1, memory_mib = 1024, data_gib = 20, packages = ["prometheus"] }
    jump    = { cpus = 1, memory_mib = 512 }
  }
}

resource "croft_project" "home" {
  name = "home"
}

resource "croft_image" "debian" {
  project = croft_project.home.name
  name    = "debian"
  url     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

resource "croft_partition" "data" {
  for_each   = { for name, machine in var.machines : name => machine.data_gib if machine.data_gib != null }
  project    = croft_project.home.name
  name       = "${each.key}-data"
  size_gib   = each.value
  filesystem = "ext4"
}

resource "croft_vm" "machine" {
  for_each            = var.machines
  project             = croft_project.home.name
  name                = each.key
  image               = croft_image.debian.id
  cpus                = each.value.cpus
  memory_mib          = each.value.memory_mib
  root_disk_gib       = each.value.root_gib
  deletion_protection = each.value.data_gib != null
  partitions          = each.value.data_gib == null ? [] : [{ partition = croft_partition.data[each.key].id }]
  user_data           = <<-EOT
    #cloud-config
    packages: ${jsonencode(each.value.packages)}
  EOT
}

output "login" {
  description = "Commands that log in."
  value       = { for name, vm in croft_vm.machine : name => "croft ssh ${vm.project}/${vm.name}" }
}
