#!/bin/sh
# Plans, keeps the plan in `plan.bin`, and writes what it would do to `plan.md`, for the comment of a merge request.
# Ends with 0 whether or not there are changes; what fails is in `plan.md` too.
. "$(dirname "$0")/environment.sh"

"$client" init -no-color > init.log || { cat init.log; exit 1; }
status=0
"$client" plan -no-color -detailed-exitcode -lock-timeout=5m -out=plan.bin > plan.log 2>&1 || status=$?

if [ "$status" = 1 ]; then
  { echo '### The plan failed'; echo '```'; cat plan.log; echo '```'; } > plan.md
  cat plan.log
  exit 1
fi

"$client" show -json plan.bin > plan.json
# GiB that go: of partitions and root disks that are destroyed or replaced.
jq --raw-output '
  def lost: (.change.before.size_gib // .change.before.root_disk_gib // 0);
  [.resource_changes[]? | select(.change.actions != ["no-op"] and .change.actions != ["read"])] as $changes
  | [$changes[] | select(.change.actions | index("delete"))] as $gone
  | "### \($changes | length) changes, \($gone | length) destroy or replace, \([$gone[] | lost] | add // 0) GiB go",
    ($changes[] | "- `\(.address)`: \(.change.actions | join(", then "))")
' plan.json > plan.md
# Warnings say what restarts, what is moved, and where there is no capacity.
sed -n '/^Warning: /s/^/- /p' plan.log >> plan.md
{ echo; echo '<details><summary>The whole plan</summary>'; echo; echo '```'; cat plan.log; echo '```'; echo '</details>'; } >> plan.md
cat plan.md
