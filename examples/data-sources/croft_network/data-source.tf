data "croft_network" "private" {
  project = "web"
  name    = "private"
}

output "free_addresses" {
  value = data.croft_network.private.free_addresses
}
