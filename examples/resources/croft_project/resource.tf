resource "croft_project" "shop" {
  name        = "shop"
  description = "The shop and all it needs"
  quota       = { vms = 10, cpus = 20, memory_mib = 32768, storage_gib = 500 }
}
