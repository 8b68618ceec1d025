ephemeral "croft_join_token" "rack_2" {
  host = "rack-2"
}

# Runs the line on the new machine, by a way in that it has already.
resource "terraform_data" "rack_2" {
  connection {
    host = "192.0.2.12"
    user = "root"
  }

  provisioner "remote-exec" {
    inline = [ephemeral.croft_join_token.rack_2.command]
  }
}
