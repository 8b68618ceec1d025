data "croft_hosts" "ready" {
  state = "ready"
}

output "hosts" {
  value = [for host in data.croft_hosts.ready.hosts : host.name]
}
