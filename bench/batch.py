#!/usr/bin/python3
"""Answers line by line, from file to output.

    batch.py LEGCRAMP WORK MODULES ROUNDS LINES

Needs the sheets that rules.py leaves in WORK. MODULES has the engines of npm, or is - to leave them out. Prints tables in Markdown.
"""
import itertools
import os
import statistics
import subprocess
import sys
import time

from common import Workshop, here, ratio, table

program, modules, rounds, count = sys.argv[1], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
shop = Workshop(sys.argv[2])
base = shop.folder / "built-in.jsonl"
sheets = base.read_text().splitlines(keepends=True)
many, bad = shop.folder / "many.jsonl", shop.folder / "bad.jsonl"
filter_command = [program, "ask", "--answers", "-", "--jsonl"]


def write_lines(path, lines, total):
    with path.open("w") as file:
        file.writelines(itertools.islice(itertools.cycle(lines), total))


def side_by_side():
    """The same lines in every engine, each with its own start."""
    lines = 20_000 if count >= 20_000 else count
    some = shop.folder / "some.jsonl"
    write_lines(some, sheets, lines)
    results, knowledge = shop.folder / "some.txt", shop.folder / "built-in.json"
    commands = {"legcramp ask --jsonl": [program, "ask", "--answers", str(some), "--jsonl"]}
    if modules != "-":
        for engine in ("json-logic-engine", "zen-engine", "json-rules-engine"):
            commands[f"node, {engine}"] = list(map(str, ["node", here / "peers" / "peers.mjs", engine, modules, knowledge, some,
                                                         results, 0]))
    commands["jq -c .answers (reads and writes, decides nothing)"] = ["jq", "-c", ".answers", str(some)]
    times, peaks = shop.compare(commands, rounds)
    first = next(iter(commands))
    print(table((f"{lines:,} lines, {some.stat().st_size / lines:,.0f} bytes each", "lines a second", "legcramp is so many times faster",
                 "peak memory, KiB"),
                *((name, f"{lines / statistics.median(times[name]) * 1e9:,.0f}", f"{ratio(times[name], times[first]):,.1f}",
                   f"{peaks[name]:,}") for name in commands)))
    print("The engines of npm are measured by a script that keeps all lines in memory; that is its doing, not theirs.\n")


def timed(command, source, target):
    begin = time.monotonic()
    with source.open("rb") as given, target.open("wb") as out:
        done = subprocess.run(command, stdin=given, stdout=out, stderr=subprocess.PIPE, env=shop.environment, text=True)
    return time.monotonic() - begin, done


def a_million():
    write_lines(many, sheets, count)
    spoilt = sheets.copy()
    for i in range(50, len(spoilt), 100):
        spoilt[i] = spoilt[i].replace('"no"', '"np"', 1)
    write_lines(bad, spoilt, count)
    outputs = {name: shop.folder / f"{name}.out" for name in ("one", "parallel", "bad")}
    rows = [("lines", "what", "lines a second", "seconds", "peak memory, KiB", "exit")]

    def measure(what, command, source, target):
        seconds, done = timed(command, source, target)
        _, peak = shop.run(filter_command, source) if command is filter_command else (0, 0)
        rows.append((f"{count:,}", what, f"{count / seconds:,.0f}", f"{seconds:.1f}", f"{peak:,}" if peak else "", done.returncode))
        return done

    measure(f"one process, {many.stat().st_size / 1e6:,.0f} MB", filter_command, many, outputs["one"])
    measure(f"parallel --pipe -k --block 10M, on {os.cpu_count()} processors",
            ["parallel", "--pipe", "-k", "--block", "10M", *filter_command], many, outputs["parallel"])
    said = measure("one process, of 100 lines one is bad", filter_command, bad, outputs["bad"])
    print(table(*rows))
    same = subprocess.run(["cmp", outputs["one"], outputs["parallel"]]).returncode == 0
    wrong = int(subprocess.run(["grep", "-c", '"error"', outputs["bad"]], capture_output=True, text=True).stdout)
    whole = int(subprocess.run(["wc", "-l", outputs["bad"]], capture_output=True, text=True).stdout.split()[0])
    print(f"The output of `parallel` is {'the same, byte by byte' if same else 'NOT the same'}. Of the file with bad lines, "
          f"{whole:,} lines came out, {wrong:,} of them errors; standard error: `{said.stderr.strip()}`.")
    if not same or whole != count or wrong != count // 100:
        sys.exit("the batch does not give what it must")


side_by_side()
a_million()
for file in (many, bad, *shop.folder.glob("*.out")):
    file.unlink()
