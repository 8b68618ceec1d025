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

# Installed from a CD onto an empty root disk, with a second one beside it. After the installer's reboot the disk comes first;
# `cdroms = []` then takes the media out while the guest runs.
resource "croft_image" "installer" {
  project = "web"
  name    = "installer"
  url     = "https://example.com/installer.iso"
}

resource "croft_image" "drivers" {
  project = "web"
  name    = "drivers"
  url     = "https://example.com/virtio-drivers.iso"
}

resource "croft_vm" "installed" {
  project       = "web"
  name          = "installed"
  cpus          = 2
  memory_mib    = 4096
  root_disk_gib = 40
  firmware      = "uefi"
  cdroms        = [croft_image.installer.id, croft_image.drivers.id]
  boot_from     = "cdrom_once"
}
