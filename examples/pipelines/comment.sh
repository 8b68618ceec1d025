#!/bin/sh
# Shows plan.md as a comment of the merge request: one for each state, which the next plan replaces. For GitHub, Forgejo and GitLab.
#
#   CROFT_STATE, COMMENT_TOKEN              a token that may write comments
#   NUMBER                                  of the pull request (GitHub, Forgejo); the rest is set in every job:
#   GITHUB_API_URL, GITHUB_REPOSITORY       GitHub, Forgejo
#   CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID      GitLab
set -eu
: "${CROFT_STATE:?}" "${COMMENT_TOKEN:?}"

if [ -n "${CI_API_V4_URL:-}" ]; then
  comments=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
  comment=$comments edit=PUT header="PRIVATE-TOKEN: $COMMENT_TOKEN" user=$CI_API_V4_URL/user
else
  issues=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues
  comments=$issues/${NUMBER:?}/comments
  comment=$issues/comments edit=PATCH header="Authorization: token $COMMENT_TOKEN" user=$GITHUB_API_URL/user
fi

# The token goes by standard input, so it stands in no list of processes.
request() {
  printf '%s\nContent-Type: application/json\n' "$header" | curl --silent --show-error --fail --header @- "$@"
}

marker="<!-- croft plan of $CROFT_STATE -->"
# GitHub takes 65,536 characters.
jq --null-input --rawfile text plan.md --arg marker "$marker" '
  ($marker + "\n" + $text) as $whole
  | {body: (if ($whole | length) <= 60000 then $whole else $whole[:60000] + "\n`````\n\nThe rest is in the log of the job." end)}
' > comment.json
# Into a comment of somebody else nothing is written: its author could change it afterwards. GitHub's tokens of jobs may not ask who they are.
me=$(request "$user" 2> /dev/null | jq --raw-output '.login // .username // empty' || true)
page=1 before='' known=''
while [ -z "$known" ]; do
  request "$comments?per_page=100&page=$page" > comments.json
  first=$(jq --raw-output '.[0].id // empty' comments.json)
  # Behind the last page nothing comes; a server without pages sends the same again.
  if [ -z "$first" ] || [ "$first" = "$before" ]; then break; fi
  known=$(jq --raw-output --arg marker "$marker" --arg me "${me:-github-actions[bot]}" '
    map(select((.body | startswith($marker)) and (.user.login // .author.username) == $me))[0].id // empty' comments.json)
  before=$first page=$((page + 1))
done
if [ -n "$known" ]; then
  request --request "$edit" --data @comment.json "$comment/$known" > /dev/null
else
  request --data @comment.json "$comments" > /dev/null
fi
