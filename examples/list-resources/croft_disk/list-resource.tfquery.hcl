list "croft_disk" "of_alpha" {
  provider = croft

  config {
    host = "alpha"
  }
}
