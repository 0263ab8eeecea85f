"""Measures how easy the knowledge is to read: the Flesch-Kincaid grade of every text. Usage: reading_level.py [-v]

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59. Syllables are counted by groups of vowels. A text may
not be above grade 8, but for those listed here, and the mean not above 5. Not measured are short texts, where the formula
measures one long word, and the phrases of a list of signs, which are no sentences. Some words that everybody knows count as
easy: they are long, and nothing shorter says the same.
"""

import json
import pathlib
import re
import sys

HIGHEST = 8
HIGHEST_MEAN = 5
FEWEST_WORDS = 8  # below that the formula says nothing
KEYS = {"text", "ask", "steps", "cautions", "because", "note", "notice", "before_steps", "story"}

# Texts that may be harder, by how they begin, and why.
EXCEPTIONS = {
    "Many medicines list cramps": "it names medicines",
    "Some hormones and bone medicines": "it names medicines",
}

# What counts as easy, and the word that is counted for it.
EASY = {"local emergency number": "phone", "emergency department": "room", "medical advice": "help", "emergency": "help",
        "medicine": "drug", "medicines": "drugs", "diarrhoea": "runs", "pregnancy": "term", "operation": "cut"}


def syllables(word):
    word = word.lower()
    if re.search(r"(?<![aeiouyl])e$", word) or re.search(r"[^aeiouytd]ed$|[^aeiouysxzc]es$", word):
        word = re.sub(r"e[ds]?$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text):
    for hard, easy in EASY.items():
        text = text.replace(hard, easy)
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def texts(value, key=""):
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            if inner_key != "signs":
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
mean = sum(level for level, _ in found) / len(found)
print(f"{len(found)} texts of {FEWEST_WORDS} words or more, mean grade {mean:.1f}, {len(too_hard)} above {HIGHEST}, "
      f"{len(EXCEPTIONS)} exceptions")
sys.exit(1 if too_hard or unused or mean > HIGHEST_MEAN else 0)
