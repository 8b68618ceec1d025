list "croft_network" "failed" {
  provider = croft

  config {
    state = "failed"
  }
}
