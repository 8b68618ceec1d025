data "croft_project" "web" {
  name = "web"
}

output "used" {
  value = data.croft_project.web.usage
}
