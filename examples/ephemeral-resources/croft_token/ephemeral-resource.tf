ephemeral "croft_token" "viewer" {
  project     = "web"
  role        = "viewer"
  ttl_seconds = 600
}

# Reads with no more rights than it needs.
provider "croft" {
  alias = "viewer"
  token = ephemeral.croft_token.viewer.token
}

data "croft_vms" "seen" {
  provider = croft.viewer
}
