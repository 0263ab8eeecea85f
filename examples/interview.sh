#!/bin/sh
# Drives the interview of legcramp to its end: each answer goes back in with the next call, and nothing is kept in between.
# Usage: interview.sh [FINDING=yes|unsure ...]; all else is answered no. Takes jq.
for fact do
  set -- "$@" -a "$fact"
  shift
done
answers='{}'
while :; do
  result=$(printf '{ "format_version": "1.0", "answers": %s }' "$answers" | legcramp ask --json --answers - "$@")
  code=$?
  [ "$code" -eq 4 ] || break
  printf '%s\n' "$result" | jq -r .next.ask
  answers=$(printf '%s\n' "$result" | jq --argjson before "$answers" '$before + ([.next.findings[] | { (.id): "no" }] | add)')
done
printf '%s\n' "$result" | jq -r 'if .error then .error.message else "\(.urgency): \(.help.text)" end'
exit "$code"
