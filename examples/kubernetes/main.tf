# A Kubernetes-style cluster: control planes and workers from one map, spread over the hosts, each worker with a disk of its own
# for its data, on the LAN of the hosts.

terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}

provider "croft" {
  default_tags = { cluster = "kubernetes" }
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

variable "nodes" {
  description = "The cluster. The first control plane, by name, makes it; the others join with what that one prints. `host`: where a node's data lie."
  type = map(object({
    role       = string
    address    = string
    cpus       = optional(number, 2)
    memory_mib = optional(number, 4096)
    data_gib   = optional(number)
    host       = optional(string)
  }))
  default = {
    control-1 = { role = "control-plane", address = "192.0.2.11" }
    control-2 = { role = "control-plane", address = "192.0.2.12" }
    control-3 = { role = "control-plane", address = "192.0.2.13" }
    worker-1  = { role = "worker", address = "192.0.2.21", data_gib = 20 }
    worker-2  = { role = "worker", address = "192.0.2.22", data_gib = 20 }
  }
  validation {
    condition     = alltrue([for node in var.nodes : contains(["control-plane", "worker"], node.role)])
    error_message = "A node's role is control-plane or worker."
  }
}

variable "spread" {
  description = "`preferred`: the nodes of a role as far apart as the hosts allow. `required`: no two on one host, or not at all."
  type        = string
  default     = "preferred"
}

locals {
  first_control_plane = sort([for name, node in var.nodes : name if node.role == "control-plane"])[0]
}

resource "croft_project" "kubernetes" {
  name = "kubernetes"
}

resource "croft_image" "debian" {
  project = croft_project.kubernetes.name
  name    = "debian-12"
  url     = var.image_url
}

# A bridge of the hosts, because a network of the mode `nat` lives on one host (unless these have an `overlay`) and the nodes on several.
resource "croft_network" "nodes" {
  project       = croft_project.kubernetes.name
  name          = "nodes"
  mode          = "bridge"
  bridge        = "br0"
  cidr          = "192.0.2.0/24"
  gateway       = "192.0.2.1"
  search_domain = "k8s.internal"
  # For MetalLB: these are nobody's.
  reserved = ["192.0.2.200-192.0.2.250"]
}

# Where a partition is, its machine is. Croft puts it where there is most room, so a node whose machine is to be on another host
# than its neighbor's says which (`host`).
resource "croft_partition" "data" {
  for_each   = { for name, node in var.nodes : name => node if node.data_gib != null }
  project    = croft_project.kubernetes.name
  name       = each.key
  host       = each.value.host
  size_gib   = each.value.data_gib
  filesystem = "ext4"
}

resource "croft_vm" "node" {
  for_each      = var.nodes
  project       = croft_project.kubernetes.name
  name          = each.key
  image         = croft_image.debian.id
  cpus          = each.value.cpus
  memory_mib    = each.value.memory_mib
  root_disk_gib = 20
  networks      = [{ network = croft_network.nodes.id, address = each.value.address }]
  partitions    = each.value.data_gib == null ? [] : [{ partition = croft_partition.data[each.key].id }]
  spread        = { group = each.value.role, mode = var.spread }
  tags          = { role = each.value.role }
  ssh_keys      = var.ssh_keys
  wait_for      = ["address"]
  user_data = templatefile("${path.module}/node.yaml.tftpl", {
    version = var.kubernetes_version
    mount   = each.value.data_gib == null ? null : "/dev/disk/by-id/virtio-${croft_partition.data[each.key].serial}"
    run     = each.key == local.first_control_plane ? "kubeadm init --apiserver-advertise-address=${each.value.address} --pod-network-cidr=10.244.0.0/16" : null
  })
}

output "api" {
  value = "https://${croft_vm.node[local.first_control_plane].ip_address}:6443"
}

output "nodes" {
  value = { for name, vm in croft_vm.node : name => vm.ip_address }
}
