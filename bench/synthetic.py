"""Rule bases and answers made at random, the same ones each time."""
import json
import random

LEVELS = ["self-care", "routine", "urgent", "emergency"]
SOURCED = {"evidence": "ours", "sources": [{"source": "book"}]}


def rule_base(findings, rules, near=True, all_of=True, levels=(0, 1, 1, 1), measures=10):
    """Each rule is about three findings, of eight neighbours or of all; it asks for an urgency and a remedy. With `all_of`, all
    three must hold; without, any of them is enough for every other rule, and one in ten has a negation."""
    chance = random.Random(1)
    names = [f"f{i}" for i in range(findings)]
    screens = [{"id": f"s{i}", "name": "S", "ask": "S?", "findings": names[i:i + 5]} for i in range(0, findings, 5)]

    def condition():
        start = chance.randrange(max(1, findings - 8)) if near else 0
        three = chance.sample(names[start:start + 8] if near else names, 3)
        is_all = all_of or chance.random() < 0.5
        if is_all and not all_of and chance.random() < 0.2:
            three[2] = {"not": three[2]}
        return {"all" if is_all else "any": three}

    def rule(number):
        level = chance.choices(range(4), levels)[0]
        return {"id": f"r{number}", "when": condition(), "then": {"urgency": LEVELS[level], "remedies": [f"m{chance.randrange(measures)}"]},
                "if_unsure": {"urgency": LEVELS[max(0, level - 1)]}, "because": "So.", **SOURCED}

    return {"format_version": "1.0", "version": "1", "language": "en", "title": "Random", "notice": ["None."],
            "lookup": {"common": ["a"], "negations": ["no"], "joins": ["or"], "breaks": ["but"], "general": ["x"]},
            "sources": [{"id": "book", "title": "A book"}],
            "findings": [{"id": name, "name": "F", "ask": "F?"} for name in names], "screens": screens,
            "causes": [{"id": "cause", "name": "C", "text": "C.", **SOURCED}],
            "remedies": [{"id": f"m{i}", "name": "M", "text": "M.", "steps": ["M."], **SOURCED} for i in range(measures)],
            "tips": [{"id": "tip", "name": "T", "text": "T.", **SOURCED}],
            "help": [{"urgency": level, "text": "H."} for level in LEVELS],
            "rules": [rule(i) for i in range(rules)]}


def complete_sheets(knowledge, count, not_no=5):
    """Every finding answered, most of them with no; details are no more than what they are details of."""
    chance = random.Random(2)
    names = [finding["id"] for finding in knowledge["findings"]]
    for _ in range(count):
        answers = dict.fromkeys(names, "no")
        for name in chance.sample(names, min(not_no, len(names))):
            answers[name] = chance.choice(["yes", "yes", "yes", "unsure"])
        for screen in knowledge["screens"]:
            whole = answers[screen["detail_of"]] if "detail_of" in screen else "yes"
            for name in screen["findings"]:
                if whole == "no" or answers[name] == "yes" and whole == "unsure":
                    answers[name] = whole
        yield {"format_version": "1.0", "answers": answers}


def write(path, lines):
    path.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
