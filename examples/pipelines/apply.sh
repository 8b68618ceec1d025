#!/bin/sh
# Applies the very plan that plan.sh kept. A state that was written since then makes it stale: Terraform refuses it, and
# nothing is changed.
. "$(dirname "$0")/environment.sh"

# The pipeline of an earlier commit, run once more, would bring back what was changed since.
branch=${CI_COMMIT_BRANCH:-${GITHUB_REF_NAME:?}}
newest=$(git ls-remote origin "refs/heads/$branch" | cut -f 1)
if [ "$newest" != "$(git rev-parse HEAD)" ]; then
  echo "This is not the newest commit of $branch ($newest): nothing is applied. The pipeline of that one does it." >&2
  exit 1
fi

"$client" init -no-color > init.log || { cat init.log; exit 1; }
exec "$client" apply -no-color -lock-timeout=5m plan.bin
