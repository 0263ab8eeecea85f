#!/usr/bin/python3
"""The start: one process for each question, beside what else answers from a file on a command line.

    start.py LEGCRAMP WORK [ROUNDS]

Every round starts each program once, in an order of its own, so that all of them meet the same machine; a program's figure is the median
of its time divided by that of an empty static C program in the same round. Instructions are callgrind's, and peak memory
is the operating system's own account. Prints a table in Markdown.
"""
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys

program, work, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 100
work.mkdir(parents=True, exist_ok=True)
environment = {"PATH": os.environ["PATH"], "HOME": str(work), "LC_ALL": "C", "TEALDEER_CACHE_DIR": str(work / "tealdeer")}


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def prepare():
    """The same words for everyone: a page of text of 7 KB, as a file, as JSON, as a table, as a page of tealdeer."""
    (work / "empty.c").write_text("int main(void) { return 0; }\n")
    for source in (work / "empty.c", pathlib.Path(__file__).parent / "spawn.c"):
        subprocess.run(["gcc", "-O2", "-static", "-o", work / source.stem, source], check=True)
    text = output_of(program, "advice", "--cause", "cold") + output_of(program, "relief")
    text = text[:7000]
    (work / "page.txt").write_text(text)
    (work / "knowledge.json").write_text(output_of(program, "export", "knowledge"))
    pages = work / "tealdeer" / "tldr-pages" / "pages" / "common"
    pages.mkdir(parents=True, exist_ok=True)
    (work / "tealdeer" / "tldr-pages" / "pages.en").mkdir(exist_ok=True)
    lines = [line for line in text.splitlines() if line.strip()]
    (pages / "cramp.md").write_text("# cramp\n\n> " + lines[0] + "\n\n" + "\n\n".join(
        f"- {line}:\n\n`legcramp`" for line in lines[1:60]) + "\n")
    database = work / "pages.db"
    database.unlink(missing_ok=True)
    rows = "".join("INSERT INTO page VALUES ('" + line.replace("'", "''") + "');" for line in lines)
    subprocess.run(["sqlite3", database], input=f"CREATE VIRTUAL TABLE page USING fts5(line);{rows}", text=True, check=True)


def commands():
    page, json, database = str(work / "page.txt"), str(work / "knowledge.json"), str(work / "pages.db")
    yield "an empty C program, static", [str(work / "empty")]
    for words in ([], ["tips"], ["advice", "--cause", "cold"], ["advice", "chest", "pain"],
                  ["ask", "-a", "one-leg-swollen=yes", "--json"]):
        yield " ".join(["legcramp", *words]), [program, *words]
    yield "busybox cat, 7 KB (static)", ["busybox", "cat", page]
    yield "cat, 7 KB", ["cat", page]
    yield "tealdeer, a cached page", ["tldr", "cramp"]
    yield "grep -i cold, 7 KB", ["grep", "-i", "cold", page]
    yield "sqlite3, FTS5 match", ["sqlite3", database, "SELECT line FROM page WHERE page MATCH 'cold'"]
    yield "rg -i cold, 7 KB", ["rg", "-i", "cold", page]
    yield "jq .tips, the knowledge", ["jq", ".tips", json]
    yield "python3, the tips of the knowledge", ["/usr/bin/python3", "-c", f"import json; print(json.load(open('{json}'))['tips'])"]
    yield "node, the tips of the knowledge", ["node", "-e", f"console.log(JSON.parse(require('fs').readFileSync('{json}')).tips)"]


def run(command):
    """Nanoseconds of wall time and KiB of peak memory of one process."""
    nanoseconds, peak, status = map(int, output_of(work / "spawn", *command).split())
    if status not in (0, 4):
        sys.exit(f"{' '.join(command)}: exit {status}")
    return nanoseconds, peak


def instructions(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], env=environment,
                          capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None


prepare()
everyone = list(commands())
for _, command in everyone:
    run(command)  # once, so that all files are in memory
times = {name: [] for name, _ in everyone}
peaks = {name: 0 for name, _ in everyone}
order = random.Random(1)
for _ in range(rounds):
    for name, command in order.sample(everyone, len(everyone)):
        nanoseconds, peak = run(command)
        times[name].append(nanoseconds)
        peaks[name] = max(peaks[name], peak)
first = everyone[0][0]
print(f"| program | wall, times the empty one ({rounds} rounds) | instructions | peak memory, KiB |")
print("|---|---|---|---|")
for name, command in everyone:
    ratio = statistics.median(a / b for a, b in zip(times[name], times[first]))
    count = None if name.startswith("node") else instructions(command)
    print(f"| {name} | {ratio:.2f} | {f'{count:,}' if count else ''} | {peaks[name]:,} |")

versions = [["busybox"], ["tldr", "--version"], ["grep", "--version"], ["sqlite3", "--version"], ["rg", "--version"],
            ["jq", "--version"], ["/usr/bin/python3", "--version"], ["node", "--version"], ["gcc", "--version"]]
print("\nWith " + "; ".join(
    f"{pathlib.Path(command[0]).name}: {subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]}" for command in versions)
    + ".")
