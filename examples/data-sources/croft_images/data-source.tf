data "croft_images" "ready" {
  state = "ready"
}

output "images" {
  value = { for image in data.croft_images.ready.images : image.name => image.id }
}
