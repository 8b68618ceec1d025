data "croft_vm" "app" {
  project = "web"
  name    = "app-1"
}

output "where" {
  value = "${data.croft_vm.app.name} is ${data.croft_vm.app.state} on ${data.croft_vm.app.host}"
}
