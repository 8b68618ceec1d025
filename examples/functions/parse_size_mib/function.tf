output "memory_mib" {
  value = provider::croft::parse_size_mib("2GiB") # 2048
}
