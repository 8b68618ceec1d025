# Fetched by the reconciler, for all projects.
resource "croft_image" "debian" {
  name   = "debian-12"
  shared = true
  url    = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

# A file where Terraform runs. It is uploaded once; a file with other contents is another image.
resource "croft_image" "own" {
  project = "web"
  name    = "own"
  path    = "${path.module}/disk.raw"
}
