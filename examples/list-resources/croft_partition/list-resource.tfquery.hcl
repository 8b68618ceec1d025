list "croft_partition" "web" {
  provider = croft

  config {
    project = "web"
    host    = "alpha"
  }
}
