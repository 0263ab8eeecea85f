#!/usr/bin/python3
"""The start: one process for each question, beside what else answers from a file on a command line.

    start.py LEGCRAMP WORK ROUNDS

A program's figure is the median of its time divided by that of an empty static C program in the same round. Instructions are
callgrind's, and peak memory is the operating system's own account. Prints a table in Markdown.
"""
import pathlib
import re
import subprocess
import sys

from common import Workshop, ratio, table

program, rounds = sys.argv[1], int(sys.argv[3])
shop = Workshop(sys.argv[2])
work = shop.folder


def prepare():
    """The same words for everyone: a page of text of 7 KB, as a file, as JSON, as a table, as a page of tealdeer."""
    (work / "empty.c").write_text("int main(void) { return 0; }\n")
    shop.build(work / "empty.c")
    text = shop.output_of(program, "advice", "--cause", "cold") + shop.output_of(program, "relief")
    text = text[:7000]
    (work / "page.txt").write_text(text)
    (work / "knowledge.json").write_text(shop.output_of(program, "export", "knowledge"))
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


def instructions(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                          env=shop.environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return f"{int(found[1]):,}" if found else ""


prepare()
everyone = dict(commands())
times, peaks = shop.compare(everyone, rounds)
first = next(iter(everyone))
print(table(("program", f"wall, times the empty one ({rounds} rounds)", "instructions", "peak memory, KiB"),
            *((name, f"{ratio(times[name], times[first]):.2f}", "" if name.startswith("node") else instructions(command),
               f"{peaks[name]:,}") for name, command in everyone.items())))
versions = [["busybox"], ["tldr", "--version"], ["grep", "--version"], ["sqlite3", "--version"], ["rg", "--version"],
            ["jq", "--version"], ["/usr/bin/python3", "--version"], ["node", "--version"], ["gcc", "--version"]]
print("With " + "; ".join(f"{pathlib.Path(command[0]).name}: "
                          f"{subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]}"
                          for command in versions) + ".")
