"""Holds what every command prints with --json against the published schema, with a validator that is not ours."""

import json
import pathlib
import subprocess
import sys

import jsonschema

program = sys.argv[1]
data = pathlib.Path(__file__).resolve().parent.parent / "data"
schema = json.loads((data / "output.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)


def fixture(name):
    return str(data.parent / "tests" / "fixtures" / f"{name}.json")


CALLS = [
    ([], 0), (["advice"], 0), (["advice", "--cause", "cold"], 0), (["advice", "--cause", "cold", "-c", "fatigue"], 0),
    (["advice", "chest", "pain"], 0), (["advice", "swollen", "calf"], 0), (["advice", "excersise"], 0),
    (["advice", "no", "swelling", "but", "cold"], 0), (["advice", "toothache"], 1), (["advice", "--cause", "colt"], 2),
    (["advice", "too", "much", "water"], 0), (["advice", "thigh"], 0), (["advice", "quinine"], 0),
    (["tips"], 0), (["tips", "4"], 0), (["tips", "9"], 2), (["tips", "toothache"], 1),
    (["relief"], 0), (["relief", "foot-stretch"], 0), (["relief", "foot"], 2), (["relief", "bedtime-stretch"], 0),
    (["relief", "wall-lean", "-a", "unsteady=unsure", "--why"], 0), (["relief", "-a", "chest-pain=yes"], 0),
    (["relief", "-a", "one-leg-swollen=unsure", "--cause", "cold"], 0), (["--version"], 0),
    (["help"], 0), (["help", "tips"], 0), (["tips", "--help"], 0), (["advice", "no", "chest", "pain", "but", "cold"], 0),
    (["ask"], 4), (["ask", "-a", "chest-pain=yes"], 0), (["ask", "-a", "walking-pain=yes", "--cause", "cold"], 4),
    (["ask", "-a", "chst-pain=yes"], 2), (["ask", "--answers", "/nonexistent/file"], 3), (["ask", "--no-input"], 4),
    (["tps"], 2), (["--jsn"], 2), (["-f", "/nonexistent/file", "tips"], 3), (["-f", str(data), "tips"], 3),
    (["-f", str(pathlib.Path(__file__)), "tips"], 3),
    (["check"], 0), (["check", "--mutate"], 0), (["check", "/nonexistent/file"], 3), (["check", fixture("nhs-2017")], 1),
    (["check", "--mutate", fixture("nhs-2017")], 1), (["diff", fixture("nhs-2017"), fixture("nhs-later")], 1),
    (["diff", fixture("nhs-2017"), fixture("nhs-2017")], 0), (["diff", fixture("nhs-2017")], 2),
    (["diff", fixture("nhs-2017"), "/nonexistent/file"], 3),
]
HAS_REPORT = ("check", "diff")  # also with exit 1


def call(arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout


passed = 0
for arguments, expected in CALLS:
    for extra in (["--json"], ["--json", "--why"]):
        code, out = call(arguments + extra)
        assert code == expected, (arguments, code)
        assert out.isascii(), arguments
        document = json.loads(out)
        validator.validate(document)
        is_report = expected in (0, 4) or (expected == 1 and arguments[0] in HAS_REPORT)
        assert ("error" in document) != is_report, arguments
        assert is_report or document["error"]["exit"] == expected, arguments
        assert (document.get("status") == "need_answers") == (expected == 4), arguments
        passed += 1

# Every command is called, and its document is described: with the envelope alone it would not be valid.
commands = {line.split("\t")[0] for line in subprocess.run([program, "__complete", ""], capture_output=True, text=True, check=True).stdout.splitlines()}
called = {}
for arguments, expected in CALLS:
    document = json.loads(call([*arguments, "--json"])[1])
    if "error" not in document:
        called[document["command"]] = document
assert commands - {"export"} <= set(called), commands - set(called)
for document in called.values():
    envelope = {key: document[key] for key in ("format_version", "command", "knowledge")}
    assert not validator.is_valid(envelope), f"the schema says nothing of {document['command']}"
    passed += 1


def ask(answers):
    document = json.dumps({"format_version": "1.0", "answers": answers})
    done = subprocess.run([program, "ask", "--json", "--answers", "-"], input=document, capture_output=True, text=True,
                          timeout=300)
    return done.returncode, json.loads(done.stdout)


# A line of many is the document of its answers, without texts and answers.
def ids_of(entries):
    return [{"id": entry["id"]} for entry in entries]


LINES = [{}, {"chest-pain": "yes"}, {"chest-pain": "no", "hard-effort": "yes"}, {"one-leg-swollen": "unsure"}, {"unsteady": "yes"}]
done = subprocess.run([program, "ask", "--answers", "-", "--jsonl"], capture_output=True, text=True, timeout=300,
                      input="".join(json.dumps({"format_version": "1.0", "answers": line}) + "\n" for line in LINES) + '{"answers":{"x":"no"}}\n')
assert done.returncode == 3 and done.stdout.isascii()
*lines, bad = map(json.loads, done.stdout.splitlines())
for line in (*lines, bad):
    validator.validate(line)
    passed += 1
for answers, line in zip(LINES, lines, strict=True):
    _, document = ask(answers)
    assert list(line) == [key for key in document if key not in ("answers", "help")], line
    for key, value in line.items():
        if key == "next" and value:
            assert value == {"id": document[key]["id"], "findings": ids_of(document[key]["findings"])}, line
        elif key != "command":
            assert value == (ids_of(document[key]) if isinstance(value, list) else document[key]), (key, line)
assert [fault["at"]["pointer"] for fault in bad["error"]["faults"]] == ["", "/answers/x"]

# An interview to its end; every part of its answers is not enough, is told so, and does not reassure.
for facts in ({"hard-effort": "yes"}, {"one-leg-swollen": "unsure", "takes-medicine": "yes", "takes-statin": "yes"}):
    answers = {}
    code, result = ask(answers)
    while result["status"] == "need_answers":
        answers.update({f["id"]: facts.get(f["id"], "no") for f in result["next"]["findings"]})
        code, result = ask(answers)
    assert code == 0 and result["urgency"] == ("self-care" if "hard-effort" in facts else "urgent")
    assert result["answers"] == answers
    given = list(answers.items())
    for count in range(len(given)):
        code, result = ask(dict(given[:count]))
        assert code == 4 and result["status"] == "need_answers", count
        validator.validate(result)
        assert result["help"] is None or result["help"]["urgency"] == "urgent", count
        passed += 1

# Answers that are cut off are no answers.
text = json.dumps({"format_version": "1.0", "answers": answers})
for length in range(0, len(text), 7):
    done = subprocess.run([program, "ask", "--json", "--answers", "-"], input=text[:length], capture_output=True, text=True,
                          timeout=300)
    assert done.returncode == 3 and json.loads(done.stdout)["error"]["code"] == "bad-file", length
    passed += 1

# The schema is one that can fail.
broken = json.loads(call(["tips", "--json"])[1])
for damage in (lambda d: d["tips"][0].pop("text"), lambda d: d.pop("tips"), lambda d: d["knowledge"].update(sha256="x")):
    damaged = json.loads(json.dumps(broken))
    damage(damaged)
    assert not validator.is_valid(damaged)
    passed += 1

# The knowledge file is valid under its own schema, and the schema underlines what the loader refuses.
knowledge_schema = json.loads((data / "knowledge.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(knowledge_schema)
knowledge_validator = jsonschema.Draft7Validator(knowledge_schema)
knowledge = json.loads((data / "knowledge.json").read_text())
knowledge_validator.validate(knowledge)
for damage in (lambda k: k["tips"][0].update(txet="x"), lambda k: k["remedies"][0].pop("steps"),
               lambda k: k["remedies"][4]["pictures"][0].update(rows=["#"] * 11),
               lambda k: k["remedies"][4]["pictures"][0].update(body=["<script>"]), lambda k: k["rules"][1].update(when={"any": []}),
               lambda k: k["remedies"][0].update(evidence="great"), lambda k: k["sources"][0].pop("title")):
    damaged = json.loads(json.dumps(knowledge))
    damage(damaged)
    assert not knowledge_validator.is_valid(damaged)
    passed += 1
print(f"{passed} passed, 0 failed")
