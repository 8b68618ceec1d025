list "croft_image" "ready" {
  provider = croft

  config {
    state = "ready"
  }
}
