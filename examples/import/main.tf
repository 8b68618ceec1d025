# What exists comes under Terraform: by name, without touching it. `terraform plan` says "to import" and nothing else.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {}

import {
  to = croft_project.web
  id = "web"
}

import {
  to = croft_vm.app
  id = "web/app-1"
}

resource "croft_project" "web" {
  name = "web"
  tags = { team = "core" }
}

data "croft_image" "debian" {
  name = "debian"
}

resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app-1"
  image         = data.croft_image.debian.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 1
}
