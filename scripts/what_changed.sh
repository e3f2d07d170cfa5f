#!/usr/bin/env bash
# For .github/workflows/site.yml: `build=true` when there is something to publish, `generator=true` when more than
# content changed. EVENT is the name of the event, BEFORE the commit that was there before.
set -euo pipefail

content='^(docs|blog|overrides)/|^mkdocs\.yml$|^\.github/ISSUE_TEMPLATE/|^(README|scripts/README|\.github/CONTRIBUTING)\.md$'

case "$EVENT" in
  schedule)
    since=$(gh api "repos/$GITHUB_REPOSITORY/deployments?environment=github-pages&per_page=1" --jq '.[0].created_at // empty')
    since=${since:-$(date --utc --date=yesterday +%F)}
    make --silent .venv/site.stamp >&2
    due=$(.venv/bin/slimmer due --since "${since%%T*}")
    echo "$due" >&2
    echo "build=$([ -n "$due" ] && echo true || echo false)"
    echo generator=false
    ;;
  workflow_dispatch)
    echo build=true
    echo generator=true
    ;;
  *)
    # A branch that is new, or rewritten: nothing to compare with, so everything is tested.
    changed=$(git diff --name-only "$BEFORE...HEAD" || echo unknown)
    echo "$changed" >&2
    echo build=true
    echo "generator=$(grep --quiet --invert-match --extended-regexp "$content" <<<"${changed:-unknown}" && echo true || echo false)"
    ;;
esac
