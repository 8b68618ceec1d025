# Runners of a CI: small machines that are thrown away and made anew, from one image.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {}

variable "runners" {
  description = "How many runners."
  type        = number
  default     = 4
}

variable "registration_token" {
  description = "What a runner registers with at the CI. Reaches the guest and is in no state."
  type        = string
  ephemeral   = true
  default     = "example"
}

variable "generation" {
  description = "Raise it to make all runners anew, such as for a new registration token."
  type        = number
  default     = 1
}

resource "croft_project" "ci" {
  name  = "ci"
  quota = { vms = 8, cpus = 16, memory_mib = 32768, storage_gib = 200 }
}

resource "croft_image" "runner" {
  project = croft_project.ci.name
  name    = "runner"
  url     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

resource "croft_vm" "runner" {
  count               = var.runners
  project             = croft_project.ci.name
  name                = "runner-${count.index}"
  image               = croft_image.runner.id
  cpus                = 2
  memory_mib          = 2048
  root_disk_gib       = 20
  restart_policy      = "always"
  on_user_data_change = "replace"

  user_data_wo_version = var.generation
  user_data_wo = templatefile("${path.module}/runner.sh", {
    token = var.registration_token
    name  = "runner-${count.index}"
  })
}
