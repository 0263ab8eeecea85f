"""Measures how easy the knowledge is to read: the Flesch-Kincaid grade of every text. Usage: reading_level.py [-v]

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59. Syllables are counted by groups of vowels. A text may
not be above grade 7, but for those listed here, and short ones: in a few words the formula measures one long word.
"""

import json
import pathlib
import re
import sys

HIGHEST = 7
FEWEST_WORDS = 8  # below that the formula says nothing
KEYS = {"text", "ask", "steps", "cautions", "because", "note", "notice", "signs", "story"}

# Texts that may be harder, by how they begin, and why.
EXCEPTIONS = {
    "Very many drugs list cramps": "it names medicines",
    "Some hormones and bone medicines": "it names medicines",
}


def syllables(word):
    word = word.lower()
    if re.search(r"(?<![aeiouyl])e$", word) or re.search(r"[^aeiouytd]ed$|[^aeiouysxzc]es$", word):
        word = re.sub(r"e[ds]?$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text):
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def texts(value, key=""):
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from texts(inner, inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif key in KEYS:
        yield value


knowledge = json.loads((pathlib.Path(__file__).resolve().parent.parent / "data/knowledge.json").read_text())
del knowledge["sources"], knowledge["lookup"]
found = [(grade(text), text) for text in texts(knowledge) if len(re.findall(r"[A-Za-z']+", text)) >= FEWEST_WORDS]
too_hard = [(level, text) for level, text in found
            if level > HIGHEST and not any(text.startswith(start) for start in EXCEPTIONS)]
for level, text in sorted(found if "-v" in sys.argv else too_hard, reverse=True):
    print(f"{level:5.1f}  {text}")
unused = [start for start in EXCEPTIONS if not any(text.startswith(start) and level > HIGHEST for level, text in found)]
for start in unused:
    print(f"no exception is needed for: {start}")
print(f"{len(found)} texts of {FEWEST_WORDS} words or more, mean grade {sum(level for level, _ in found) / len(found):.1f}, {len(too_hard)} above {HIGHEST}, "
      f"{len(EXCEPTIONS)} exceptions")
sys.exit(1 if too_hard or unused else 0)
