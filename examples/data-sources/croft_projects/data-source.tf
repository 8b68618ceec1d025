data "croft_projects" "ours" {
  tags = { team = "core" }
}

output "names" {
  value = [for project in data.croft_projects.ours.projects : project.name]
}
