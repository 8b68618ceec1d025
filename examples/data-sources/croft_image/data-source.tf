data "croft_image" "debian" {
  name = "debian"
}

output "smallest_root_disk_gib" {
  value = data.croft_image.debian.virtual_size_gib
}
