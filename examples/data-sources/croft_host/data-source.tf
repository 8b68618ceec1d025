data "croft_host" "alpha" {
  name = "alpha"
}

output "free_memory_mib" {
  value = data.croft_host.alpha.free_memory_mib
}
