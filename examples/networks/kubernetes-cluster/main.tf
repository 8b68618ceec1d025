# A Kubernetes cluster as people run it on libvirt: a private network with names and fixed addresses, machines from a map, a
# disk of its own for the data of each worker, and kubeadm by cloud-init.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

variable "image_url" {
  description = "A cloud image with cloud-init."
  type        = string
  default     = "https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2"
}

variable "kubernetes_version" {
  description = "Version of the packages."
  type        = string
  default     = "1.31"
}

variable "ssh_keys" {
  description = "Public keys that may log in."
  type        = set(string)
  default     = []
}

locals {
  control_plane = { "control-1" = "10.17.3.11" }
  workers       = { for index in range(1, 4) : "worker-${index}" => "10.17.3.${20 + index}" }
}

resource "croft_project" "kubernetes" {
  name = "kubernetes"
}

resource "croft_image" "debian" {
  project = croft_project.kubernetes.name
  name    = "debian-12"
  url     = var.image_url
}

# Nodes reach one another and the internet. From outside only the API comes in, and SSH by Croft's tunnel needs no rule.
resource "croft_network" "nodes" {
  project       = croft_project.kubernetes.name
  name          = "nodes"
  mode          = "nat"
  cidr          = "10.17.3.0/24"
  search_domain = "k8s.internal"
  # For MetalLB: these are nobody's.
  reserved = ["10.17.3.200-10.17.3.250"]
  firewall = [
    { from = "network" },
    { protocol = "tcp", ports = ["6443"] },
    { protocol = "icmp" },
  ]
}

resource "croft_partition" "data" {
  for_each   = local.workers
  project    = croft_project.kubernetes.name
  name       = each.key
  size_gib   = 20
  filesystem = "ext4"
}

resource "croft_vm" "control_plane" {
  for_each      = local.control_plane
  project       = croft_project.kubernetes.name
  name          = each.key
  image         = croft_image.debian.id
  cpus          = 2
  memory_mib    = 2048
  root_disk_gib = 20
  networks      = [{ network = croft_network.nodes.id, address = each.value }]
  ports         = [{ guest_port = 6443 }]
  ssh_keys      = var.ssh_keys
  wait_for      = ["cloud_init"]
  user_data = templatefile("${path.module}/node.yaml.tftpl", {
    version = var.kubernetes_version
    mount   = null
    run     = "kubeadm init --apiserver-advertise-address=${each.value} --pod-network-cidr=10.244.0.0/16"
  })
}

resource "croft_vm" "worker" {
  for_each      = local.workers
  project       = croft_project.kubernetes.name
  name          = each.key
  image         = croft_image.debian.id
  cpus          = 2
  memory_mib    = 4096
  root_disk_gib = 20
  networks      = [{ network = croft_network.nodes.id, address = each.value }]
  partitions    = [{ partition = croft_partition.data[each.key].id }]
  ssh_keys      = var.ssh_keys
  wait_for      = ["cloud_init"]
  user_data = templatefile("${path.module}/node.yaml.tftpl", {
    version = var.kubernetes_version
    mount   = "/dev/disk/by-id/virtio-${croft_partition.data[each.key].serial}"
    run     = null
  })
}

output "api" {
  value = {
    inside  = "https://${local.control_plane["control-1"]}:6443"
    outside = "https://127.0.0.1:${croft_vm.control_plane["control-1"].allocated_ports["6443/tcp"]}"
  }
}

output "nodes" {
  value = { for vm in concat(values(croft_vm.control_plane), values(croft_vm.worker)) : vm.name => vm.ip_address }
}
