list "croft_project" "core" {
  provider = croft

  config {
    tags = { team = "core" }
  }
}
