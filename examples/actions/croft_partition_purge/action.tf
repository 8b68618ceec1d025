data "croft_partitions" "old" {
  project = "web"
  name    = "old"
  state   = "quarantined"
}

# terraform apply -invoke=action.croft_partition_purge.old
action "croft_partition_purge" "old" {
  config {
    partition = one(data.croft_partitions.old.partitions).id
  }
}
