# Croft chooses the disk. When the partition is destroyed, its bytes are kept for 30 days.
resource "croft_partition" "data" {
  project        = "web"
  name           = "data"
  size_gib       = 10
  filesystem     = "ext4"
  retention_days = 30
}

output "device_in_the_guest" {
  value = "/dev/disk/by-id/virtio-${croft_partition.data.serial}"
}
