#!/usr/bin/env bash
# For .github/workflows/onderteken.yml: the changes in FOLDER as one commit on a branch of their own. A branch that is
# there from an earlier time is replaced, unless someone worked on it.
# Usage: push_request.sh BRANCH MESSAGE FOLDER
set -euo pipefail

branch=$1 message=$2 folder=$3
mail="41898282+github-actions[bot]@users.noreply.github.com"

git config user.name "github-actions[bot]"
git config user.email "$mail"
git switch --quiet --create "$branch"
git add "$folder"
git commit --quiet --message "$message"

before=
if [ -n "$(git ls-remote origin "refs/heads/$branch")" ]; then
  git fetch --quiet --depth=1 origin "refs/heads/$branch"
  before=$(git rev-parse FETCH_HEAD)
  if [ "$(git log --max-count=1 --format='%ae %ce' "$before")" != "$mail $mail" ]; then
    echo "Op tak $branch heeft iemand verder gewerkt, dus die blijft zoals hij is. Verwijder de tak om opnieuw te beginnen." >&2
    echo "Someone worked on the branch $branch, so it stays as it is. Delete the branch to begin anew." >&2
    exit 1
  fi
fi
# Only when nobody pushed to it since; empty: only when it is not there.
git push --quiet --force-with-lease="refs/heads/$branch:$before" origin "HEAD:refs/heads/$branch"
