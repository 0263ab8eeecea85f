#!/bin/sh
# Counts how urgent the lines of a file are, each a document of answers. Usage: batch.sh FILE. Takes GNU parallel and jq.
[ -r "$1" ] || { echo "batch.sh: cannot read $1" >&2; exit 3; }
parallel --pipe -k --block 10M legcramp ask --jsonl <"$1" |
  jq -r 'if .error then "error" else .urgency // "at least \(.urgency_at_least)" end' | sort | uniq -c
