data "croft_vms" "running" {
  project = "web"
  state   = "running"
}

output "hosts" {
  value = { for vm in data.croft_vms.running.vms : vm.name => vm.host }
}
