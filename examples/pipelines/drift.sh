#!/bin/sh
# Ends with 2, after it said what, when something is no longer as it was applied; with 0 when all is.
. "$(dirname "$0")/environment.sh"

"$client" init -no-color > init.log || { cat init.log; exit 1; }
exec "$client" plan -no-color -detailed-exitcode -lock=false
