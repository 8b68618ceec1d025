list "croft_ssh_key" "web" {
  provider = croft

  config {
    project = "web"
  }
}
