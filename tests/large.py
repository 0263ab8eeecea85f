"""Large files, a shape for each list and each limit: every command that reads them must end soon, and within memory.

    large.py PROGRAM [SHAPE...]

Each shape fills 2 MiB with as many of one thing as fit, in a valid file or in one that is refused; with LEGCRAMP_ROUNDS set,
the 4 MiB that a file may have, and with more commands. Whatever grows faster than the file does is seen here: at this size it
takes minutes, and what is allowed is seconds. Prints the time and memory of the slowest command of each shape; memory is not
told below what Python itself takes.
"""

import concurrent.futures
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

if len(sys.argv) < 2:
    sys.exit(__doc__)

PROGRAM = os.path.abspath(sys.argv[1])
IS_FULL = "LEGCRAMP_ROUNDS" in os.environ
LARGEST = 4 * 2**20  # bytes; the most that is read
SIZE = LARGEST if IS_FULL else LARGEST // 2
MOST_SECONDS = 20  # of the processor, for one command: what hangs takes minutes
MOST_MEMORY = 2**30 if IS_FULL else 2**29  # bytes
LIMITS = f"ulimit -c 0; ulimit -t {MOST_SECONDS * 2}; ulimit -v {MOST_MEMORY // 1024 * 3 // 2}"  # past these it is ended

OURS = {"evidence": "ours", "sources": [{"source": "us"}]}
LEVELS = {"emergency": "Call.", "urgent": "Today.", "routine": "Book.", "self-care": "Try."}


def small():
    """A valid file with little in it."""
    return json.loads(json.dumps({
        "format_version": "1.1", "version": "1", "language": "en", "title": "Large", "notice": ["Made for tests."],
        "lookup": {"common": ["the"], "negations": ["no"], "joins": ["or"], "breaks": ["but"], "general": ["pain"],
                   "groups": [{"name": "a", "words": [f"a{n}" for n in range(30)]}, {"name": "b", "words": ["bee", "a bee"]}],
                   "compounds": ["a b"], "units": [{"name": "days", "words": ["day"]}], "cases": [{"words": "zebra"}],
                   "amounts": [{"words": ["all day"], "value": 1, "unit": "days"}]},
        "sources": [{"id": "us", "title": "Us"}],
        "findings": [{"id": "fever", "name": "Fever", "ask": "Fever?"}, {"id": "rash", "name": "Rash", "ask": "Rash?"}],
        "screens": [{"id": "signs", "name": "Signs", "ask": "Any?", "findings": ["fever", "rash"]}],
        "causes": [{"id": "cold", "name": "Cold", "text": "Cold.", **OURS}],
        "remedies": [{"id": "pull", "name": "Pull", "text": "Pull.", "steps": ["Pull."], **OURS}],
        "tips": [{"id": "rest", "name": "Rest", "text": "Rest.", **OURS}],
        "facts": [{"id": "fact", "name": "Fact", "text": "Fact.", **OURS}],
        "help": [{"urgency": level, "text": text} for level, text in LEVELS.items()],
        "rules": [{"id": "everyone", "then": {"remedies": ["pull"], "tips": ["rest"]}, "because": "b", **OURS},
                  {"id": "hot", "when": "fever", "then": {"urgency": "urgent"}, "because": "b", **OURS}],
        "guarantees": [{"when": "fever", "at_least": "urgent", "because": "b", "sources": OURS["sources"]}],
        "cases": [{"title": "t", "answers": {"fever": "yes"}, "expect": {"urgency": "urgent"}}],
    }))


class File:
    """A file that is filled until no more fits."""

    def __init__(self):
        self.json = small()
        self.left = SIZE - len(json.dumps(self.json)) - 100

    def fits(self, *values):
        """Whether these can be added; they are counted then."""
        self.left -= sum(len(json.dumps(value)) + 2 for value in values)
        return self.left > 0

    def fill(self, place, make):
        """Adds made entries to a list: make(0), make(1) and so on."""
        for number in itertools.count():
            entry = make(number)
            if not self.fits(entry):
                return self
            place.append(entry)

    def text(self):
        return json.dumps(self.json)


# ---- valid files


def keys():
    file = File()
    file.json = {**json.loads(keys_text(file.left)), **file.json}
    return file.text()


def keys_of_a_rule():
    file = File()
    file.json["rules"][0].update(json.loads(keys_text(file.left)))
    return file.text()


def keys_text(size):
    """An object of as many keys as fit."""
    return "{" + ", ".join(f'"x-{number}": 0' for number in range(size // 15)) + "}"


def nested():
    """As many lists as fit, in lists of 60 levels, in something that authors may add."""
    tower = "[" * 60 + "]" * 60
    file = File()
    return file.text()[:-1] + ', "x-deep": [' + ",".join([tower] * (file.left // 121)) + "]}"


def zeros():
    file = File()
    return file.text()[:-1] + ', "x-zeros": [' + ",".join(["0"] * (file.left // 2)) + "]}"


def findings(of_a_screen):
    def make():
        file = File()
        for number in itertools.count():
            names = [f"f{number}-{at}" for at in range(of_a_screen)]
            added = [{"id": name, "name": name, "ask": "Is it so?"} for name in names]
            screen = {"id": f"s{number}", "name": f"s{number}", "ask": "Any?", "findings": names}
            rule = {"id": f"r{number}", "when": {"any": names}, "then": {"urgency": "routine"}, "because": "b", **OURS}
            if not file.fits(*added, screen, rule):
                return file.text()
            file.json["findings"] += added
            file.json["screens"].append(screen)
            file.json["rules"].append(rule)
    return make


def chain_of_details():
    """Each screen asks about a detail of the one before."""
    file = File()
    for number in itertools.count():
        finding = {"id": f"f{number}", "name": "n", "ask": "Is it so?"}
        screen = {"id": f"s{number}", "name": "n", "ask": "Any?", "findings": [f"f{number}"],
                  "detail_of": f"f{number - 1}" if number else "fever"}
        if not file.fits(finding, screen):
            break
        file.json["findings"].append(finding)
        file.json["screens"].append(screen)
    file.json["rules"][1]["when"] = file.json["findings"][-1]["id"]
    return file.text()


def causes():
    file = File()
    file.fill(file.json["causes"], lambda at: {"id": f"c{at}", "name": f"c{at}", "when": "fever", "text": "t", **OURS})
    return file.text()


def same_word():
    """Findings that the same word finds."""
    file = File()
    for number in itertools.count():
        finding = {"id": f"f{number}", "name": f"f{number}", "ask": "Is it so?", "words": ["calf", "a cold calf"]}
        screen = {"id": f"s{number}", "name": "s", "ask": "Any?", "findings": [f"f{number}"]}
        rule = {"id": f"r{number}", "when": f"f{number}", "then": {"urgency": "urgent"}, "because": "b", **OURS}
        if not file.fits(finding, screen, rule):
            return file.text()
        file.json["findings"].append(finding)
        file.json["screens"].append(screen)
        file.json["rules"].append(rule)


def much_of_one_rule():
    """A long condition, and as many measures that follow from it."""
    file = File()
    file.left //= 2
    text = recommended_into(file, "t", "tips")
    file.json["rules"][0]["when"] = {"any": ["cold"] * (len(text) // 9)}
    return file.text()


def kinds_that_are_near():
    """Half of the kinds are avoided, and the others are written nearly like them."""
    file = File()
    for number in itertools.count():
        kinds = [f"a-rather-long-kind-{number}", f"b-rather-long-kind-{number}"]
        tip = {"id": f"t{number}", "name": "t", "kinds": kinds, "text": "t", **OURS}
        if not file.fits(tip, kinds[0]):
            break
        file.json["tips"].append(tip)
    file.json["rules"][1]["then"]["avoid"] = [tip["kinds"][0] for tip in file.json["tips"][1:]]
    return file.text()


def causes_of_rules():
    """Many causes that hang on many findings, and rules on all of them."""
    file = File()
    few = file.json["findings"] + [{"id": f"f{at}", "name": f"f{at}", "ask": "Is it?"} for at in range(500)]
    file.json["findings"] = few
    file.json["screens"] += [{"id": f"s{at}", "name": "s", "ask": "Any?", "findings": [f"f{n}" for n in range(at, min(at + 9, 500))]}
                             for at in range(0, 500, 9)]
    file.left -= len(json.dumps(few)) * 2
    when = {"any": [f"f{at}" for at in range(500)]}
    file.fill(file.json["causes"], lambda at: {"id": f"c{at}", "name": f"c{at}", "when": when, "text": "t", **OURS}
              if at < 90 else "no more" * SIZE)
    names = [cause["id"] for cause in file.json["causes"]]
    file.left = SIZE - len(file.text()) - 100
    file.fill(file.json["rules"], lambda at: {"id": f"r{at}", "when": {"any": names},
                                              "then": {"urgency": "routine"}, "because": "b", **OURS})
    return file.text()


def rules(then, when="fever", **more):
    """Rules that say all the same, or each of something else."""
    def make():
        file = File()
        file.fill(file.json["rules"], lambda at: {
            "id": f"r{at}", **({"when": when} if when else {}),
            "then": json.loads(json.dumps(then).replace("NUMBER", str(at))), "because": "b", **OURS, **more})
        return file.text()
    return make


def rules_over_many():
    """Rules over findings of as many as are proved."""
    file = File()
    names = [f"f{at}" for at in range(590)]
    file.json["findings"] += [{"id": name, "name": name, "ask": "Is it?"} for name in names]
    file.json["screens"] += [{"id": f"s{at}", "name": "s", "ask": "Any?", "findings": names[at:at + 1]} for at in range(590)]
    file.left = SIZE - len(file.text()) - 100
    file.fill(file.json["rules"], lambda at: {"id": f"r{at}", "when": {"all": [names[at % 590], names[(at * 7 + 1) % 590]]},
                                              "then": {"urgency": "routine", "note": f"n{at}"}, "because": "b", **OURS})
    return file.text()


def avoiding():
    """Rules that each recommend something and avoid its kind."""
    file = File()
    for number in itertools.count():
        tip = {"id": f"t{number}", "name": f"t{number}", "kinds": [f"k{number}"], "text": "t", **OURS}
        rule = {"id": f"r{number}", "when": "cold", "then": {"tips": [f"t{number}"], "avoid": [f"k{number}"]}, "because": "b", **OURS}
        if not file.fits(tip, rule):
            return file.text()
        file.json["tips"].append(tip)
        file.json["rules"].append(rule)


def recommended(kind, place, **more):
    """Measures that a rule recommends to everybody."""
    return lambda: recommended_into(File(), kind, place, **more)


def recommended_into(file, kind, place, **more):
    names = []
    for number in itertools.count():
        name = f"{kind}{number}"
        measure = {"id": name, "name": f"Name {number}", "text": "t", **OURS,
                   **json.loads(json.dumps(more).replace("NUMBER", str(number)))}
        if not file.fits(measure, name):
            break
        file.json.setdefault(place, []).append(measure)
        names.append(name)
    file.json["rules"][0]["then"].setdefault(place, []).extend(names)
    return file.text()


def condition(wrap):
    """One rule whose condition takes all the room."""
    def make():
        file = File()
        parts = []
        file.fill(parts, wrap)
        file.json["rules"][1]["when"] = {"any": parts}
        return file.text()
    return make


def deep(_):
    part = "rash"
    for _ in range(25):
        part = {"any": [part, "fever"]}
    return part


def of_first(path, make):
    """Fills a list of one entry."""
    def text():
        file = File()
        place = file.json
        for step in path[:-1]:
            place = place[step]
        file.fill(place.setdefault(path[-1], []), make)
        return file.text()
    return text


def entry(at, **more):
    return {"id": f"e{at}", "name": f"Entry {at}", "text": "t", **OURS, **more}


def word(at):
    """A word of letters alone, and another for each number."""
    letters = "abcdefghijklmnop"
    return "w" + "".join(letters[int(digit, 16)] for digit in f"{at:x}")


def cases_and_rules():
    file = File()
    file.left //= 2
    file.fill(file.json["rules"], lambda at: {"id": f"r{at}", "when": "rash", "then": {"note": "n"}, "because": "b", **OURS})
    file.left = SIZE - len(file.text()) - 100
    file.fill(file.json["cases"], lambda at: {"title": "t", "answers": {"rash": "yes"}, "expect": {"urgency": "urgent"}})
    return file.text()


def cases_that_show():
    file = File()
    file.left //= 3
    file.fill(file.json["tips"], entry)
    names = [tip["id"] for tip in file.json["tips"]]
    file.json["rules"][0]["then"]["tips"] = names
    file.left = SIZE - len(file.text()) - 100
    file.fill(file.json["cases"], lambda at: {"title": "t", "answers": {}, "expect": {"urgency": "self-care", "shows": names[::-1]}})
    return file.text()


def guarantees_that_avoid():
    file = File()
    file.left //= 2
    file.fill(file.json["tips"], lambda at: entry(at, kinds=["k"]))
    file.left = SIZE - len(file.text()) - 100
    file.fill(file.json["guarantees"], lambda at: {"when": "rash", "avoid": ["k"], "because": "b", "sources": OURS["sources"]})
    return file.text()


VALID = {
    "keys of one's own": keys,
    "keys of one's own in a rule": keys_of_a_rule,
    "lists in lists": nested,
    "a list of zeros": zeros,
    "screens of one finding": findings(1),
    "screens of nine findings": findings(9),
    "findings that the same word finds": same_word,
    "much of one rule": much_of_one_rule,
    "kinds that are near": kinds_that_are_near,
    "causes": causes,
    "causes of many findings": causes_of_rules,
    "rules that say nothing": rules({}, "cold"),
    "rules that are urgent": rules({"urgency": "urgent"}),
    "rules with notes for everybody": rules({"note": "n NUMBER"}, None),
    "rules with notes": rules({"note": "n NUMBER"}, "cold"),
    "rules that recommend the same": rules({"tips": ["rest"]}, None),
    "rules that avoid the same": rules({"avoid": ["pull"]}, "cold"),
    "rules in doubt": rules({"urgency": "urgent"}, {"not": "rash"}, if_unsure={"urgency": "routine"}),
    "rules over many findings": rules_over_many,
    "rules that avoid what they recommend": avoiding,
    "tips": recommended("t", "tips"),
    "tips with a kind each": recommended("t", "tips", kinds=["kNUMBER"]),
    "tips with cautions": recommended("t", "tips", cautions=["Caution NUMBER."]),
    "remedies": recommended("r", "remedies", steps=["Step."]),
    "remedies with a time": recommended("r", "remedies", steps=["Step."], timing={"hold_seconds": 5, "repeat": 3, "legs": 2, **OURS}),
    "further measures": recommended("m", "further", words=["Word NUMBER"]),
    "a long condition": condition(lambda at: "rash" if at else "fever"),
    "a condition of not": condition(lambda at: {"not": {"not": "fever"}}),
    "a deep condition": condition(deep),
    "facts": of_first(["facts"], entry),
    "facts with words": of_first(["facts"], lambda at: entry(at, words=[f"{word(at)} calf", f"{word(at + 7)} thigh"])),
    "sources": of_first(["sources"], lambda at: {"id": f"s{at}", "title": "t"}),
    "citations": of_first(["tips", 0, "sources"], lambda at: {"source": "us", "at": f"page {at}"}),
    "words of a fact": of_first(["facts", 0, "words"], word),
    "the same word in many forms": of_first(["facts", 0, "words"], lambda at: "calf" + "s" * (at % 30) + " cramp" * (at % 7)),
    "common words": of_first(["lookup", "common"], word),
    "words of a red flag": of_first(["findings", 0, "words"], word),
    "phrases of a red flag": of_first(["findings", 0, "words"], lambda at: f"{word(at)} calf {word(at + 7)} {{over {at} days}}"),
    "phrases of groups": of_first(["findings", 0, "words"], lambda at: f"{{a}} {{b}} {{a}} {word(at)}"),
    "groups": of_first(["lookup", "groups"], lambda at: {"name": f"g{at}", "words": [word(at), f"{word(at + 1)} {word(at)}"]}),
    "words of a group": of_first(["lookup", "groups", 0, "words"], word),
    "groups of groups": of_first(["lookup", "groups"], lambda at: {"name": f"g{at}", "words": ["{b}"]}),
    "words that are one": of_first(["lookup", "compounds"], lambda at: f"calf {word(at)} {word(at + 3)}"),
    "the same words that are one": of_first(["lookup", "compounds"], lambda at: "calf " * (at % 50 + 2) + word(at)),
    "units": of_first(["lookup", "units"], lambda at: {"name": f"u{at}", "words": [word(at)], "times": 9, "of": f"u{at - 1}" if at else "days"}),
    "amounts": of_first(["lookup", "amounts"], lambda at: {"words": [word(at)], "value": 5, "unit": "days"}),
    "look-up cases": of_first(["lookup", "cases"], lambda at: {"words": f"calf {word(at)}", "finds": ["fact"]}),
    "cautions": of_first(["tips", 0, "cautions"], lambda at: f"c{at}"),
    "kinds": of_first(["tips", 0, "kinds"], lambda at: f"k{at}"),
    "steps": of_first(["remedies", 0, "steps"], lambda at: f"s{at}"),
    "notices": of_first(["notice"], lambda at: f"n{at}"),
    "pictures": of_first(["remedies", 0, "pictures"], lambda at: {"rows": ["#"], "body": ["M1 1"]}),
    "guarantees": of_first(["guarantees"], lambda at: {"when": "rash", "at_least": "urgent", "because": "b", "sources": OURS["sources"]}),
    "guarantees that avoid": guarantees_that_avoid,
    "cases": of_first(["cases"], lambda at: {"title": "t", "answers": {}, "expect": {"urgency": "routine"}}),
    "cases and rules": cases_and_rules,
    "cases that show much": cases_that_show,
}


# ---- files that are refused


def filled(before, each, after):
    """As many of one thing as fit, each with a NUMBER of its own."""
    count = (SIZE - len(before) - len(after)) // (len(each.replace("NUMBER", "1000000")) + 1)
    return before + ",".join(each.replace("NUMBER", str(1000000 + at)) for at in range(count)) + after


def near_ids():
    """Long ids that are all near to each other, and 20 that are not there."""
    start = "a-long-id-that-is-nearly-the-same-as-all-the-others-here"
    wrong = ",".join(f'"{start}-{letter}q"' for letter in "abcdefghijklmnopqrst")
    return filled('{"facts": [', f'{{"id":"{start}NUMBER"}}', f'], "cases": [{{"expect":{{"notes":[{wrong}]}}}}]}}').replace(
        '"facts"', '"rules"')


REFUSED = {
    "details of details": chain_of_details,  # more than 20 levels of them
    "rules that are numbers": lambda: filled('{"rules": [', "0", "]}"),
    "keys, and rules that are numbers": lambda: filled(keys_text(SIZE // 2)[:-1] + ', "rules": [', "0", "]}"),
    "rules without anything": lambda: filled('{"rules": [', "{}", "]}"),
    "tips that are lists": lambda: filled('{"tips": [', "[]", "]}"),
    "cases that are true": lambda: filled('{"cases": [', "true", "]}"),
    "equal ids": lambda: filled('{"facts": [', '{"id":"a"}', "]}"),
    "ids that are near": near_ids,
    "unknown keys": lambda: filled("{", '"NUMBER":0', "}"),
    "equal keys": lambda: filled("{", '"":0', "}"),
    "equal keys of one's own": lambda: filled("{", '"x-":0', "}"),
    "ids that are not there": lambda: filled('{"rules": [{"when": {"any": [', '"NUMBER"', "]}}]}"),
    "the same id that is not there": lambda: filled('{"rules": [{"when": {"any": [', '"a"', "]}}]}"),
    "remedies that are not there": lambda: filled('{"rules": [{"then": {"remedies": [', '"a"', "]}}]}"),
    "answers to nothing": lambda: filled('{"cases": [{"answers": {', '"NUMBER":0', "}}]}"),
    "raw control characters": lambda: filled('{"notice": [', '"\\u0007"', "]}"),
    "texts that are long": lambda: filled('{"notice": [', '"' + "x" * 1001 + '"', "]}"),
    "one text": lambda: '{"title": "' + "x" * (SIZE - 14) + '"}',
    "help": lambda: filled('{"help": [', '{"urgency":"urgent","text":"t"}', "]}"),
    "screens of nothing": lambda: filled('{"course": {"then": "f"}, "findings": [{"id": "f"}], "screens": [',
                                         '{"detail_of":"f","findings":["f"]}', "]}"),
    "brackets": lambda: "[" * SIZE,
    "a broken end": lambda: filled('{"x-": [', "0", ",]}"),
    "blanks": lambda: " " * SIZE,
}

# Answers, which are read as files too.
ANSWERS = {
    "answers to what is not there": lambda: filled('{"format_version": "1.0", "answers": {', '"chest-pNUMBER":"no"', "}}"),
    "answers that are none": lambda: filled('{"format_version": "1.0", "answers": {', '"chest-pain":0', "}}"),
    "keys beside the answers": lambda: filled('{"format_version": "1.0", "answers": {}, ', '"x-NUMBER":0', "}"),
}

LINE = '{"format_version":"1.0","answers":{"fever":"no"}}\n'
COMMANDS = {
    "check FILE": {0, 1}, "diff FILE small.json": {0, 1}, "diff FILE FILE": {0, 1}, "ask -f FILE": {0, 4}, "ask -f FILE --json": {0, 4},
    "ask -f FILE -a fever=unsure --why": {0, 4}, "ask -f FILE --jsonl --answers lines.jsonl": {0}, "advice cold calf -f FILE": {0, 1},
    "advice -f FILE --cause cold": {0, 1}, "advice -f FILE --cause cold --why --json": {0, 1}, "tips -f FILE": {0}, "relief -f FILE": {0},
    "export bedside -f FILE": {0}, "export ids -f FILE": {0}, "export knowledge -f FILE": {0}, "__complete ask -f FILE -a f": {0},
    "advice wapq calv -f FILE": {0, 1},
}
# Those that do most; with LEGCRAMP_ROUNDS all of them.
USUALLY = ("check FILE", "diff FILE FILE", "ask -f FILE -a fever=unsure --why", "ask -f FILE --jsonl --answers lines.jsonl",
           "advice cold calf -f FILE", "advice -f FILE --cause cold --why --json", "relief -f FILE", "export bedside -f FILE",
           "__complete ask -f FILE -a f")
if not IS_FULL:
    COMMANDS = {command: COMMANDS[command] for command in USUALLY}
OF_REFUSED = {"check FILE": {3}, "tips -f FILE --json": {3}, "__complete ask -f FILE -a f": {0, 3}}
OF_ANSWERS = {"ask --answers FILE": {0, 3, 4}, "ask --answers FILE --json": {0, 3, 4}, "ask --jsonl --answers FILE": {0, 3}}


# ---- running


@dataclass
class Seen:
    shape: str
    command: str
    exit: int
    seconds: float
    memory: int

    def wrong(self, exits):
        wrong = []
        if self.exit not in exits:
            wrong.append(f"exit {self.exit}")
        if self.seconds > MOST_SECONDS:
            wrong.append(f"{self.seconds:.1f} seconds")
        if self.memory > MOST_MEMORY:
            wrong.append(f"{self.memory / 2**20:.0f} MiB")
        return ", ".join(wrong)


def run(folder, shape, path, command):
    arguments = [path if word == "FILE" else word for word in command.split()]
    process = subprocess.Popen(["sh", "-c", f'{LIMITS}; exec "$@"', "sh", PROGRAM, *arguments], cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Seen(shape, command, process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def try_shape(folder, shape, make, commands):
    path = os.path.join(folder, shape.replace(" ", "-") + ".json")
    text = make()
    assert SIZE // 2 < len(text) <= LARGEST, f"{shape}: {len(text)} bytes"
    pathlib.Path(path).write_text(text)
    seen = [run(folder, shape, path, command) for command in commands]
    os.remove(path)
    return seen


def report(seen, commands):
    """Prints what came of a shape; how many commands failed."""
    failures = [(one, wrong) for one in seen if (wrong := one.wrong(commands[one.command]))]
    for one, wrong in failures:
        print(f"FAILED {one.shape}: {one.command}: {wrong}")
    slow, big = max(seen, key=lambda one: one.seconds), max(seen, key=lambda one: one.memory)
    print(f"{slow.shape}: {slow.seconds:.1f} s ({slow.command}), {big.memory / 2**20:.0f} MiB ({big.command}), "
          f"{sum(one.seconds for one in seen):.1f} s in all", flush=True)
    return len(failures)


def main():
    folder = tempfile.mkdtemp(prefix="large")
    wanted = sys.argv[2:]
    try:
        pathlib.Path(folder, "small.json").write_text(json.dumps(small()))
        pathlib.Path(folder, "lines.jsonl").write_text(LINE * 3)
        shapes = [(shape, make, commands) for shapes, commands in ((VALID, COMMANDS), (REFUSED, OF_REFUSED), (ANSWERS, OF_ANSWERS))
                  for shape, make in shapes.items() if not wanted or shape in wanted]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            tries = {pool.submit(try_shape, folder, *shape): shape[2] for shape in shapes}
            failures = 0
            for attempt in concurrent.futures.as_completed(tries):
                failures += report(attempt.result(), tries[attempt])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures else 0


sys.exit(main())
