list "croft_partition_attachment" "app" {
  provider = croft

  config {
    vm = "vm_0123456789abcdef"
  }
}
