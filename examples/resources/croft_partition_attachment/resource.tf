data "croft_vm" "app" {
  project = "web"
  name    = "app-1"
}

resource "croft_partition" "later" {
  project  = "web"
  name     = "later"
  size_gib = 5
}

# Plugged in while the VM runs. What shall be there from the first boot belongs in the VM's `partitions`.
resource "croft_partition_attachment" "later" {
  vm        = data.croft_vm.app.id
  partition = croft_partition.later.id
}
