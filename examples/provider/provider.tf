provider "croft" {
  # endpoint and token come from CROFT_ENDPOINT and CROFT_TOKEN.
  project      = "web"
  default_tags = { owner = "ops" }
}
