data "croft_image" "debian" {
  name = "debian"
}

resource "croft_partition" "data" {
  project    = "web"
  name       = "app-data"
  size_gib   = 20
  filesystem = "ext4"
}

resource "croft_vm" "app" {
  project       = "web"
  name          = "app"
  image         = data.croft_image.debian.id
  cpus          = 2
  memory_mib    = 2048
  root_disk_gib = 10
  partitions    = [{ partition = croft_partition.data.id }]
  ports         = [{ guest_port = 22 }]
  wait_for      = ["ssh"]

  user_data = <<-EOT
    #cloud-config
    mounts:
      - [/dev/disk/by-id/virtio-${croft_partition.data.serial}, /srv]
  EOT

  timeouts {
    create = "10m"
  }
}
