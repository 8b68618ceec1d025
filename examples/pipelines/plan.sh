#!/bin/sh
# Plans, keeps the plan in `plan.bin`, and writes what it would do to `plan.md`, for the comment of a merge request.
# Ends with 0 whether or not there are changes; what fails is in `plan.md` too.
. "$(dirname "$0")/environment.sh"

# A fence that no text of a plan closes by chance.
fenced() { echo '`````'; cat "$1"; echo '`````'; }
failed() {
  { echo "### $1 failed"; fenced "$2"; } > plan.md
  cat "$2"
  exit 1
}

"$client" init -no-color > init.log 2>&1 || failed 'terraform init' init.log
status=0
# Without a lock, which a token that only plans may not take: the apply refuses a plan that is stale.
"$client" plan -no-color -detailed-exitcode -lock=false -out=plan.bin > plan.log 2>&1 || status=$?
[ "$status" != 1 ] || failed 'The plan' plan.log

"$client" show -json plan.bin > plan.json
# Warnings say what restarts, what is moved, and where there is no capacity.
sed -n 's/^Warning: //p' plan.log > warnings.log
# GiB that go: of partitions and root disks that are destroyed or replaced.
jq --raw-output --rawfile warnings warnings.log '
  def lost: (.change.before.size_gib // .change.before.root_disk_gib // 0);
  ($warnings | split("\n") | map(select(. != ""))) as $warnings
  | [$warnings[] | select(endswith("will be restarted"))] as $restarted
  | [.resource_changes[]? | select(.change.actions != ["no-op"] and .change.actions != ["read"])] as $changes
  | [$changes[] | select(.change.actions | index("delete"))] as $gone
  | [$gone[] | select(.change.actions | length > 1)] as $replaced
  | "### \($changes | length) changes: \($restarted | length) restarted, \($replaced | length) replaced, " +
    "\(($gone | length) - ($replaced | length)) destroyed, \([$gone[] | lost] | add // 0) GiB go",
    ($changes[] | "- `\(.address)`: \(.change.actions | join(", then "))"),
    (.action_invocations[]? | "- `\(.address)`: invoked"),
    ($warnings[] | "- Warning: \(.)")
' plan.json > plan.md
{ echo; echo '<details><summary>The whole plan</summary>'; echo; fenced plan.log; echo; echo '</details>'; } >> plan.md
cat plan.md
