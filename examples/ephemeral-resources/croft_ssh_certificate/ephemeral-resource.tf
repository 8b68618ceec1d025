data "croft_vm" "app" {
  project = "web"
  name    = "app-1"
}

ephemeral "croft_ssh_certificate" "login" {
  vm          = data.croft_vm.app.id
  public_key  = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
  ttl_seconds = 60
}
