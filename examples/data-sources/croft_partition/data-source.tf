data "croft_partition" "kept" {
  project = "web"
  name    = "kept"
}

output "attached_to" {
  value = data.croft_partition.kept.attached_to
}
