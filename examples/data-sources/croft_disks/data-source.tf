data "croft_disks" "alpha" {
  host = "alpha"
}

output "free_disks" {
  value = [for disk in data.croft_disks.alpha.disks : disk.path if disk.adoptable && length(disk.holds) == 0]
}
