resource "croft_host" "rack_2" {
  name   = "rack-2"
  region = "north"
  zone   = "room-a"
  labels = { disk = "nvme" }

  overcommit = { cpus = 2 }
  reserved   = { memory_mib = 4096, storage_gib = 100 }
}

# The line that makes a machine this host.
ephemeral "croft_join_token" "rack_2" {
  host = croft_host.rack_2.name
}
