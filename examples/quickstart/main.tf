# A project, a disk with a partition on it, and a machine that has both. `npm start` applies it.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {}

variable "croft_home" {
  description = "State folder of Croft: the guest image and the key lie there."
  type        = string
  default     = "../../.croft"
}

variable "croft_host" {
  description = "Name of the host that the disk is made on. `npm start` and `. .croft/env` set it (TF_VAR_croft_host)."
  type        = string
}

resource "croft_project" "quickstart" {
  name        = "quickstart"
  description = "What npm start makes"
  quota       = { vms = 2, cpus = 4, memory_mib = 2048, storage_gib = 16 }
}

resource "croft_ssh_key" "me" {
  project    = croft_project.quickstart.name
  name       = "me"
  public_key = trimspace(file("${var.croft_home}/id_ed25519.pub"))
}

resource "croft_image" "debian" {
  name   = "debian-small"
  shared = true
  path   = "${var.croft_home}/guest/image.qcow2"
  kernel = {
    path         = "${var.croft_home}/guest/vmlinuz"
    initrd_path  = "${var.croft_home}/guest/initrd"
    command_line = "root=LABEL=root console=ttyS0 panic=-1 quiet"
  }
}

resource "croft_disk" "first" {
  host = var.croft_host
  file = { name = "first", size_gib = 8 }
}

resource "croft_partition" "data" {
  project    = croft_project.quickstart.name
  name       = "data"
  disk       = croft_disk.first.id
  size_gib   = 2
  filesystem = "ext4"
  on_delete  = "wipe"
}

resource "croft_vm" "hello" {
  project       = croft_project.quickstart.name
  name          = "hello"
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 2
  partitions    = [{ partition = croft_partition.data.id }]
  ssh_keys      = [croft_ssh_key.me.id]
  ports         = [{ guest_port = 80 }]
  wait_for      = ["running", "ssh"]
  user_data     = <<-EOT
    #!/bin/sh
    mkdir -p /data
    echo "/dev/disk/by-id/virtio-${croft_partition.data.serial} /data ext4 defaults,nofail 0 2" >> /etc/fstab
    mount /data
    echo "Croft made this machine." > /etc/motd
  EOT
}

output "vm_id" {
  value = croft_vm.hello.id
}

output "vm" {
  value = "${croft_vm.hello.project}/${croft_vm.hello.name}"
}

output "partition_id" {
  value = croft_partition.data.id
}

output "image_id" {
  value = croft_image.debian.id
}

output "host" {
  value = croft_disk.first.host
}
