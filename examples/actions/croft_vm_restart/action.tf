action "croft_vm_restart" "app" {
  config {
    vm              = croft_vm.app.id
    timeout_seconds = 300
  }
}

# Or by hand: terraform apply -invoke=action.croft_vm_restart.app
resource "terraform_data" "certificate" {
  input = filesha256("server.pem")

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.croft_vm_restart.app]
    }
  }
}
