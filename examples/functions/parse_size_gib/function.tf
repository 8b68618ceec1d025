output "size_gib" {
  value = provider::croft::parse_size_gib("1.5TiB") # 1536
}
