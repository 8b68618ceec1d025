# `terraform query -generate-config-out=vms.tf` writes resources and imports for what it finds.
list "croft_vm" "running" {
  provider         = croft
  include_resource = true
  limit            = 500

  config {
    project = "web"
    state   = "running"
  }
}
