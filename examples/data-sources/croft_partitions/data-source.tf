data "croft_partitions" "all" {
  project = "web"
}

# What can be brought back with `restore_from`, and until when.
output "quarantined" {
  value = {
    for partition in data.croft_partitions.all.partitions :
    partition.id => partition.wipe_at if partition.state == "quarantined"
  }
}
