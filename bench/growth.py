#!/usr/bin/python3
"""How it grows: load, look-up, evaluation, proof.

    growth.py MEASURE LEGCRAMP WORK ROUNDS PICTURE.svg ENTRIES...

Needs the rates that rules.py leaves in WORK. Prints tables in Markdown, and draws the curves.
"""
import json
import pathlib
import random
import statistics
import sys

import synthetic
from common import Workshop, ratio, table
from plot import plot

measure, program, rounds, picture = sys.argv[1], sys.argv[2], int(sys.argv[4]), pathlib.Path(sys.argv[5])
shop = Workshop(sys.argv[3])
sizes = list(map(int, sys.argv[6:]))
LARGEST = 4 * 1024 * 1024


def measured(*arguments):
    return json.loads(shop.output_of(measure, *map(str, arguments)))


def wordy(entries):
    """A knowledge file of so many entries that can be looked up, each with four phrases, and half as many rules; and queries."""
    chance = random.Random(3)
    parts = ["ka", "lo", "mi", "ter", "san", "dro", "vel", "qui", "pon", "res", "tal", "fir", "gum", "hob", "jex", "zan"]
    words = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(entries)]
    phrase = lambda: " ".join(chance.choices(words, k=chance.randint(1, 3)))
    knowledge = synthetic.rule_base(entries // 2, entries // 2, all_of=False, levels=(90, 6, 3, 1), measures=entries // 2)
    for entry in knowledge["findings"] + knowledge["remedies"]:
        entry.update(name=phrase(), words=[phrase() for _ in range(4)])
    queries = [chance.choice(chance.choice(knowledge["remedies"])["words"]) for _ in range(100)]
    return knowledge, queries


def load_and_look_up():
    rows = [("entries", "bytes", "load and look up, ms", "ns for each byte", "jq ., the same file, ms", "times jq .", "one look-up, once loaded, us")]
    curves = {"legcramp advice": [], "jq .": []}, {"look-up": []}
    for entries in sizes:
        file, queries_file = shop.folder / f"entries-{entries}.json", shop.folder / f"entries-{entries}.txt"
        knowledge, queries = wordy(entries)
        file.write_text(json.dumps(knowledge, indent=2))
        queries_file.write_text("\n".join(queries) + "\n")
        size = file.stat().st_size
        if size > LARGEST:
            sys.exit(f"{entries} entries are {size} bytes, more than are read")
        times, _ = shop.compare({"legcramp advice": [program, "-f", str(file), "advice", *queries[0].split()],
                                 "jq .": ["jq", ".", str(file)]}, rounds)
        one = statistics.median(times["legcramp advice"])
        for name, curve in curves[0].items():
            curve.append((size, statistics.median(times[name]) / 1e6))
        look_up = 1e6 / measured("look-up", file, queries_file, 0.5)["per_second"]
        curves[1]["look-up"].append((entries, look_up))
        rows.append((f"{entries:,}", f"{size:,}", f"{one / 1e6:.1f}", f"{one / size:.1f}", f"{statistics.median(times['jq .']) / 1e6:.1f}",
                     f"{ratio(times['legcramp advice'], times['jq .']):.2f}", f"{look_up:,.1f}"))
    print(table(*rows))
    return curves


def evaluation():
    rates = json.loads((shop.folder / "rules.json").read_text())
    curves = {}
    for base, engines in rates.items():
        if base != "built-in":
            for engine, each in engines.items():
                curves.setdefault(engine, []).append((int(base.split("-")[1]), 1e6 / statistics.median(each)))
    print(table(("microseconds for each sheet", *(f"{rules:,} rules" for rules, _ in curves["legcramp"]), "grows"),
                *((engine, *(f"{time:,.1f}" for _, time in curve), f"{curve[-1][1] / curve[0][1]:,.1f} times")
                  for engine, curve in curves.items())))
    return curves


def proof():
    rows = [("findings, rules", "near: of eight neighbours", "far: of all findings")]
    curves = {"near": [], "far": []}
    cases = [(20, 50), (40, 50), (80, 50), (160, 50), (20, 2000), (40, 200), (160, 2000)]
    for findings, rules in cases if len(sizes) > 2 else cases[:3]:
        cells = []
        for near in (True, False):
            file = shop.folder / "proof.json"
            synthetic.write(file, [synthetic.rule_base(findings, rules, near)])
            done = measured("proof", file)
            nodes = f"{done['nodes']:,} nodes for the urgency" if done["nodes"] else "too large"
            missing = f"; not proved: {', '.join(done['not_proved'])}" if done["nodes"] and done["not_proved"] else ""
            cells.append(f"{nodes}, {done['seconds'] * 1000:,.0f} ms{missing}")
            if rules == 50:
                curves["near" if near else "far"].append((findings, done["seconds"] * 1000))
        rows.append((f"{findings}, {rules:,}", *cells))
    own = measured("proof", shop.folder / "built-in.json")
    rows.append(("the built-in knowledge", f"{own['nodes']:,} nodes, {own['seconds'] * 1000:,.0f} ms", ""))
    print(table(*rows))
    return curves


both, look_ups = load_and_look_up()
picture.write_text(plot([("load and look up, ms by bytes", both), ("one look-up, us by entries", look_ups),
                         ("one sheet, us by rules", evaluation()), ("proof with 50 rules, ms by findings", proof())]))
