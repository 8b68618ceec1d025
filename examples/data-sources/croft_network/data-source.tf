data "croft_network" "backend" {
  project = "web"
  name    = "backend"
}

output "free_addresses" {
  value = data.croft_network.backend.free_addresses
}
