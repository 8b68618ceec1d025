data "croft_networks" "all" {
  project = "web"
}

output "networks" {
  value = { for network in data.croft_networks.all.networks : network.name => network.cidr }
}
