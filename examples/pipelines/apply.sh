#!/bin/sh
# Applies the very plan that plan.sh kept. A state that was written since then makes it stale: Terraform refuses it, and
# nothing is changed.
. "$(dirname "$0")/environment.sh"

"$client" init -no-color > init.log || { cat init.log; exit 1; }
exec "$client" apply -no-color -lock-timeout=5m plan.bin
