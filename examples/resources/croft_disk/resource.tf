# A sparse file that the agent makes.
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "data", size_gib = 100 }
}

# A whole disk, by a name that stays. `data.croft_disks` shows what a host has. A disk that holds
# anything is refused, unless `wipe` names its identity.
resource "croft_disk" "device" {
  host   = "alpha"
  device = "/dev/disk/by-id/imitated-1"
}
