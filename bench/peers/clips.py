#!/usr/bin/python3
"""The rules of a knowledge file in CLIPS: how many sheets of answers it decides in a second.

    clips.py KNOWLEDGE.json SHEETS.jsonl RESULTS.txt|- SECONDS

Writes the result of each sheet to RESULTS.txt, unless that is -; and a line of JSON about the speed to standard output. A finding that is not "no" is a
fact, and a rule sets one variable for each of its effects.
"""
# Tried on the knowledge and on 600 rules: `exists` around `or` is 1.9 and 3.5 times slower, a fact for "no" as well 3 and 2.6 times, one
# fact of all findings with one predicate for each rule 2 and 5 times. To retract the facts of a sheet one by one in place of `reset`
# is 1.1 times faster on the knowledge, no faster on 600 rules, and slower on 6,000.
import json
import pathlib
import re
import subprocess
import sys
import tempfile

URGENCIES = ["self-care", "routine", "urgent", "emergency"]
GROUP = 10  # sheets between two looks at the clock

knowledge = json.loads(pathlib.Path(sys.argv[1]).read_text())
sheets = [json.loads(line)["answers"] for line in pathlib.Path(sys.argv[2]).read_text().splitlines()]
results, seconds = None if sys.argv[3] == "-" else pathlib.Path(sys.argv[3]).resolve(), float(sys.argv[4])

facts = {finding["id"]: f"f{i}" for i, finding in enumerate(knowledge["findings"])}
causes = {cause["id"]: cause.get("when", {"any": []}) for cause in knowledge["causes"]}
measures = {measure["id"]: {measure["id"], *measure.get("kinds", [])}
            for group in ("remedies", "tips", "further") for measure in knowledge.get(group, [])}
ids = sorted({*measures, *causes})


def pattern(condition, at_least, grade):
    """The pattern for a value of at least, or at most, a grade; True or False where no answer changes that."""
    if isinstance(condition, str):
        if condition not in facts:
            return pattern(causes[condition], at_least, grade)
        fact = f"({facts[condition]} {2 if grade == (2 if at_least else 1) else '?'})"
        return fact if at_least else f"(not {fact})"
    if "not" in condition:
        return pattern(condition["not"], not at_least, 2 - grade)
    is_all = "all" in condition
    return joined([pattern(part, at_least, grade) for part in condition["all" if is_all else "any"]], is_all == at_least)


def joined(parts, is_all):
    if (not is_all) in parts:
        return not is_all
    parts = sorted((part for part in parts if part is not is_all), key=lambda part: part.startswith("(not"))  # joins fewer facts
    if len(parts) < 2:
        return parts[0] if parts else is_all
    return f"({'and' if is_all else 'or'} {' '.join(parts)})"


def effects(then, avoid):
    """The variables that a rule sets: also those of the lower urgencies, so that none is ever taken back."""
    shown = [measure for group in ("remedies", "tips", "further") for measure in then.get(group, [])]
    return {*URGENCIES[1:URGENCIES.index(then.get("urgency", "self-care")) + 1], *(f"show-{measure}" for measure in shown),
            *(f"avoid-{measure}" for measure, names in measures.items() if names & set(avoid))}


def rules():
    """Patterns and effects: what is at least unsure, what is yes, and the little that is unsure and no more."""
    for cause in causes:
        yield pattern(cause, True, 2), {f"show-{cause}"}
    for rule in knowledge["rules"]:
        when, avoid, unsure = rule.get("when", {"all": []}), rule["then"].get("avoid", []), rule.get("if_unsure", {})
        yes, maybe = effects(rule["then"], avoid), effects(unsure, avoid + unsure.get("avoid", []))
        yield pattern(when, True, 1), maybe & yes
        yield pattern(when, True, 2), yes - maybe
        yield joined([pattern(when, True, 1), pattern(when, False, 1)], True), maybe - yes


def program():
    by_pattern = {}
    for what, does in rules():
        by_pattern.setdefault(what, set()).update(does)
    by_pattern.pop(False, None)
    always = by_pattern.pop(True, set())
    variables = sorted({*URGENCIES[1:], *always}.union(*by_pattern.values()))
    yield from (f"(defglobal ?*{name}* = {'TRUE' if name in always else 'FALSE'})" for name in variables)
    yield from (f"(defrule r{i} {what} => {' '.join(f'(bind ?*{name}* TRUE)' for name in sorted(does - always))})"
                for i, (what, does) in enumerate(by_pattern.items()) if does - always)
    shown = [f"(if {f'(and ?*show-{name}* (not ?*avoid-{name}*))' if f'avoid-{name}' in variables else f'?*show-{name}*'}"
             f" then {name} else (create$))" for name in ids if f"show-{name}" in variables]
    yield f"""(deffunction result () (run)
        (if ?*emergency* then (return emergency))
        (create$ (if ?*urgent* then urgent else (if ?*routine* then routine else self-care)) {' '.join(shown)}))"""
    for i, sheet in enumerate(sheets):
        given = " ".join(f"({facts[finding]} {2 if answer == 'yes' else 1})" for finding, answer in sheet.items() if answer != "no")
        yield f"(deffunction sheet{i} () (reset) {f'(assert {given})' if given else ''} (result))"
    if results:
        yield f'(open "{results}" results "w")'
        yield from (f"(printout results (implode$ (create$ (sheet{i}))) crlf)" for i in range(len(sheets)))
        yield "(close results)"
    yield "(deffunction measure () (bind ?sets 0) (bind ?start (time)) (while TRUE"
    for first in range(0, len(sheets), GROUP):
        group = range(first, min(first + GROUP, len(sheets)))
        yield f"""{' '.join(f'(sheet{i})' for i in group)} (bind ?sets (+ ?sets {len(group)})) (bind ?seconds (- (time) ?start))
            (if (> ?seconds {seconds}) then (break))"""
    yield ') (printout t "measured " ?sets " " ?seconds crlf))\n(measure)\n(exit)'


with tempfile.TemporaryDirectory() as work:
    file = pathlib.Path(work) / "rules.clp"
    file.write_text("\n".join(program()) + "\n")
    done = subprocess.run(["clips", "-f2", file], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
measured = re.search(r"measured (\d+) (\S+)", done.stdout)
if not measured:
    sys.exit(done.stdout[:2000])
version = subprocess.run(["clips"], input="(exit)\n", capture_output=True, text=True, check=True).stdout
sets, took = int(measured[1]), float(measured[2])
print(json.dumps({"engine": "CLIPS", "version": re.search(r"CLIPS \((\S+)", version)[1], "sets": sets, "seconds": round(took, 3),
                  "per_second": round(sets / took, 1)}))
