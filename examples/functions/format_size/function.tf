output "size" {
  value = provider::croft::format_size(1536, "GiB") # "1.5TiB"
}
