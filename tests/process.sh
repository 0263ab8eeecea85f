#!/bin/sh
# What only a real process shows: full disks, closed descriptors, strange files, hostile settings.
# Usage: process.sh PROGRAM
set -u
program=$1
line='{"format_version":"1.0","answers":{"chest-pain":"no"}}'
failed=0
passed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# expect CODE WHAT COMMAND...: runs the command in sh, with $program in it.
expect() {
  want=$1 what=$2 command=$3
  program=$program folder=$folder line=$line timeout 20 sh -c "$command" >"$folder/out" 2>"$folder/err"
  got=$?
  if [ "$got" -eq "$want" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf '%s: exit %s, not %s\n' "$what" "$got" "$want"
    head -c 400 "$folder/err"
  fi
}

# shellcheck disable=SC2016 # the commands are expanded by the shell that runs them
{
for c in "" advice tips relief ask "ask -a fainted=yes" --help --version "tips --json" "export knowledge" "export schema" "export ids" "export bedside"; do
  expect 5 "$c on a full disk" "\"\$program\" $c >/dev/full"
  expect 5 "$c with output closed" "\"\$program\" $c >&-"
done
expect 0 "errors and input closed" '"$program" tips <&- 2>&-'
expect 2 "errors closed, wrong usage" '"$program" tps 2>&-'
expect 3 "a folder as knowledge" '"$program" advice -f "$folder"'
expect 3 "a device as knowledge" '"$program" advice -f /dev/zero'
expect 3 "a missing file" '"$program" advice -f "$folder/none"'
expect 3 "an empty file" ': >"$folder/empty"; "$program" advice -f "$folder/empty"'
expect 3 "a 5 MiB file" 'head -c 5242880 /dev/zero | tr "\0" " " >"$folder/big"; "$program" advice -f "$folder/big"'
expect 3 "an endless pipe" 'yes | "$program" advice -f -'
expect 0 "knowledge from a pipe" '"$program" export knowledge | "$program" tips -f -'
expect 0 "knowledge from a fifo" 'mkfifo "$folder/fifo"; "$program" export knowledge >"$folder/fifo" & "$program" tips -f "$folder/fifo"'
expect 0 "a bogus locale" 'LC_ALL=xx_XX.bogus "$program" tips'
expect 0 "no environment" 'env -i "$program" tips'
expect 0 "a deleted working folder" 'mkdir "$folder/gone" && cd "$folder/gone" && rmdir "$folder/gone" && "$program" tips'
expect 0 "few descriptors" 'ulimit -n 16 && "$program" tips'
expect 4 "ask without anybody there" ': | "$program" ask'
expect 4 "ask, input closed" '"$program" ask <&-'
expect 4 "ask, and an endless reply" 'yes | "$program" ask'
expect 3 "endless answers" 'yes | "$program" ask --answers -'
expect 5 "lines on a full disk" 'echo "$line" | "$program" ask --jsonl >/dev/full'
expect 0 "no lines from nothing" '"$program" ask --jsonl </dev/null'
expect 0 "whole lines into a pipe that wants no waiting" 'yes "$line" | head -n 2000 >"$folder/in"
  /usr/bin/python3 -c "import os, subprocess, sys, time
read, write = os.pipe(); os.set_blocking(write, False)
done = subprocess.Popen([sys.argv[1], \"ask\", \"--jsonl\"], stdin=open(sys.argv[2]), stdout=write); os.close(write); time.sleep(1)
lines = open(read).readlines(); sys.exit(done.wait() or len(lines) != 2000)" "$program" "$folder/in"'
expect 3 "a folder of lines" '"$program" ask --jsonl --answers "$folder"'
expect 0 "a line is answered while more may come" '{ echo "$line"; sleep 3; } | "$program" ask --jsonl | timeout 2 head -1 | grep -q need_answers'
expect 130 "an interrupt" 'yes "$line" | timeout --preserve-status -s INT 1 "$program" ask --jsonl >"$folder/lines"'
expect 143 "a signal to end while nothing comes" 'sleep 3 | timeout --preserve-status 1 "$program" ask --jsonl'
expect 0 "another interrupt does not wait for a reader that has stopped" \
  'yes "$line" | { exec 3<&0; "$program" ask --jsonl <&3 & pid=$!; sleep 1; kill -TERM $pid; sleep 0.3; kill -HUP $pid; sleep 0.3
  kill -KILL $pid 2>/dev/null || echo gone >"$folder/gone"; } | sleep 3; test -s "$folder/gone"'
for signal in INT TERM HUP; do
  expect 0 "whole lines after SIG$signal, though the reader is slow" \
    "yes \"\$line\" | timeout -s $signal 1 \"\$program\" ask --jsonl | { sleep 2; tail -c 1; } >\"\$folder/end\"; test -z \"\$(cat \"\$folder/end\")\" && test -s \"\$folder/end\""
done
expect 0 "the same lines in one piece and in many" 'yes "$line" | head -n 5000 | sed 5~7s/no/yes/ >"$folder/in"
  "$program" ask --jsonl <"$folder/in" >"$folder/one" && parallel --pipe -k --block 20k "$program" ask --jsonl <"$folder/in" | cmp - "$folder/one"'
expect 1 "a very long word" '"$program" advice "$(head -c 100000 /dev/zero | tr "\0" x)"'
expect 1 "invalid UTF-8" '"$program" advice "$(printf "\377\376")"'
expect 1 "words like options" '"$program" advice -- --zebra -x'
expect 141 "a closed pipe" '{ "$program" export knowledge; echo $? >"$folder/status"; } | true; exit "$(cat "$folder/status")"'
}

# Nothing falls back to the built-in knowledge.
if "$program" tips -f "$folder/none" 2>/dev/null | grep -q .; then
  failed=$((failed + 1)); echo "a missing file fell back to the built-in knowledge"
else passed=$((passed + 1)); fi

# On a real terminal of 40 columns no line is wider.
if command -v script >/dev/null; then
  script -qec "stty cols 40 rows 24; '$program' tips --plain" /dev/null </dev/null >"$folder/screen"
  if ! grep -q 'Loosen the bedding' "$folder/screen"; then failed=$((failed + 1)); echo "no tips on a terminal"
  elif tr -d '\r' <"$folder/screen" | grep -qE '^.{41,}$'; then failed=$((failed + 1)); echo "wider than 40 columns"
  else passed=$((passed + 1)); fi
fi

# On a terminal it asks, and ends where the input ends.
if command -v script >/dev/null; then
  printf 'n\nn\n1\n' | script -qec "stty cols 40 rows 24; '$program' ask --plain" /dev/null >"$folder/screen"
  if grep -q '3/7' "$folder/screen" && grep -q 'one leg newly swollen' "$folder/screen" &&
    ! tr -d '\r' <"$folder/screen" | grep -v legcramp | grep -qE '^.{41,}$'; then passed=$((passed + 1))
  else failed=$((failed + 1)); echo "the interview does not run on a terminal"; fi
fi

# The timer heeds what is typed, and Ctrl-C leaves the terminal as it was.
if command -v script >/dev/null; then
  { sleep 1.5; printf 's\n'; sleep 1.5; printf '\003'; sleep 0.5; } | script -qec "stty cols 40 rows 24; stty -a >'$folder/before'
    trap : INT; '$program' relief; echo \"ended \$?\"; stty -a >'$folder/after'" /dev/null >"$folder/screen"
  if grep -q '0:10  Get ready' "$folder/screen" && grep -q '2/5' "$folder/screen" && grep -q 'ended 130' "$folder/screen" &&
    cmp -s "$folder/before" "$folder/after" && ! grep -q '\[?' "$folder/screen"; then passed=$((passed + 1))
  else failed=$((failed + 1)); echo "the timer does not run on a terminal, or leaves it changed"; fi
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
