data "croft_partitions" "old" {
  project = "web"
  name    = "old"
  state   = "quarantined"
}

# There may be none of this name in quarantine, or several.
# terraform apply -invoke='action.croft_partition_purge.old["prt_…"]'
action "croft_partition_purge" "old" {
  for_each = toset(data.croft_partitions.old.partitions[*].id)

  config {
    partition = each.key
  }
}
