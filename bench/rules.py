#!/usr/bin/python3
"""From answers to advice: the same rules and answers in several engines, which must agree before they are timed.

    rules.py MEASURE LEGCRAMP WORK MODULES ROUNDS SECONDS SIZE...

MODULES has the engines of npm, or is - to leave them out. Prints a table in Markdown; leaves the rates in WORK/rules.json.
"""
import json
import pathlib
import statistics
import sys

import synthetic
from common import Workshop, here, table

measure, program, modules, rounds, seconds = sys.argv[1], sys.argv[2], sys.argv[4], int(sys.argv[5]), sys.argv[6]
shop = Workshop(sys.argv[3])
sizes = list(map(int, sys.argv[7:]))


def command(engine, base, results, duration):
    files = [shop.folder / f"{base}.json", shop.folder / f"{base}.jsonl", results, duration]
    if engine == "legcramp":
        return [measure, "rules", *files]
    if engine == "CLIPS":
        return ["/usr/bin/python3", here / "peers" / "clips.py", *files]
    return ["node", here / "peers" / "peers.mjs", engine, modules, *files]


def run(engine, base, results, duration):
    out = shop.output_of(*map(str, command(engine, base, results, duration)))
    return json.loads(out) if out else None


def prepare(base, knowledge, sheets):
    synthetic.write(shop.folder / f"{base}.json", [knowledge])
    synthetic.write(shop.folder / f"{base}.jsonl", synthetic.complete_sheets(knowledge, sheets))


engines = ["legcramp", "CLIPS"] + ([] if modules == "-" else ["json-logic-engine", "zen-engine", "json-rules-engine"])
bases = {"built-in": "the built-in knowledge"}
prepare("built-in", json.loads(shop.output_of(program, "export", "knowledge")), 2000)
for size in sizes:
    bases[f"rules-{size}"] = f"{size:,} rules, {size // 4:,} findings"
    prepare(f"rules-{size}", synthetic.rule_base(size // 4, size, all_of=False, levels=(90, 6, 3, 1)), 200 if size > 1000 else 2000)

rates = {base: {engine: [] for engine in engines} for base in bases}
versions = {}
for base in bases:
    said = {}
    for engine in engines:
        results = shop.folder / f"{base}.{engine}.txt"
        run(engine, base, results, "0")
        said[engine] = results.read_text()
    if len(set(said.values())) > 1:
        sys.exit(f"the engines do not agree on {base}")
    print(f"{bases[base]}: {len(engines)} engines agree on {said['legcramp'].count(chr(10)):,} sheets, "
          f"{len(set(said['legcramp'].splitlines())):,} different results.", file=sys.stderr)
    for _ in range(rounds):
        for engine in engines:
            done = run(engine, base, "-", seconds)
            rates[base][engine].append(done["per_second"])
            versions[engine] = done.get("version", "")
(shop.folder / "rules.json").write_text(json.dumps(rates))


def cell(base, engine):
    rate = statistics.median(rates[base][engine])
    times = statistics.median(a / b for a, b in zip(rates[base]["legcramp"], rates[base][engine]))
    return f"{rate:,.0f}" if engine == "legcramp" else f"{rate:,.0f} ({times:,.{1 if times < 10 else 0}f})"


print(table(("sheets a second (legcramp is so many times faster)", *bases.values()),
            *((f"{engine} {versions[engine]}".strip(), *(cell(base, engine) for base in bases)) for engine in engines)))
print(f"Each in its fastest form; the median of {rounds} rounds of {seconds} s, the engines of npm after as long to warm up. What is "
      "timed ends with the urgency and the ids that are shown. All engines give the same results, sheet by sheet; of each sheet at most "
      "five answers are not no.")
