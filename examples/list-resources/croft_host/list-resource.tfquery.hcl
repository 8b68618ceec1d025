list "croft_host" "all" {
  provider = croft
}
