#!/bin/sh
set -e
apt-get update
apt-get install -y --no-install-recommends podman
# Put the registration of your CI here; the token is in this machine's seed only.
echo "registering ${name}"
TOKEN='${token}'
export TOKEN
