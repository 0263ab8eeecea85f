"""Holds docs/faults.md against the source: it shows every message that reading a knowledge file can give.

    faults.py
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
shown = "\n".join(line for line in (root / "docs/faults.md").read_text().splitlines() if "legcramp: " in line)
literal = r'R"\((?P<raw>.*?)\)"|(?:"(?:[^"\\\n]|\\.)*"\s*)+'
missing = count = 0
for name in ("knowledge/document.cpp", "knowledge/load.cpp", "knowledge/reader.cpp", "knowledge/reader.hpp", "cli/system_world.cpp"):
    source = re.sub(r"//.*|#include.*", "", (root / "src" / name).read_text())
    for match in re.finditer(literal, source):
        text = match["raw"] or "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', match[0])).replace('\\"', '"')
        if len(re.findall(r"[a-z{}]{2,}", text)) < 2 or " " not in text.strip():
            continue  # no sentence
        count += 1
        if not re.search(".*".join(map(re.escape, re.split(r"\{[^}\"]*\}", text))), shown):
            missing += 1
            print(f"docs/faults.md does not show the message of {name}: {text}")
print(f"{count} messages, {missing} not shown")
sys.exit(1 if missing or not count else 0)
