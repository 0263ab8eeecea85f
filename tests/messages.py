"""Holds every text of the program against what the tests expect: none may be there that no test has seen.

    messages.py

A text is a string of at least two words anywhere in src/. It must stand in a document that is run (README, docs, golden),
in a schema that is compared, or in a test. What reading a file can say must be shown by docs/faults.md itself.
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
literal = re.compile(r'R"\w*\((?P<raw>.*?)\)\w*"|(?:"(?:[^"\\\n]|\\.)*"\s*)+', re.S)
readers = ("document.cpp", "load.cpp", "reader.cpp", "reader.hpp", "system_world.cpp")
exempt = (  # and why
    "html.cpp",  # the frame of a page, which ./dev audit looks at
    "manual.cpp",  # compared by manual.py
    "main.cpp",  # no memory: provoked by hostile.py; an internal error: no way to one is known
    "arguments.cpp: these arguments do not go together",  # if the library refuses what we do not foresee
    'properties_of_advice.cpp: \\"{}\\" is shown although',  # if the evaluator were wrong
)


def plain(text):
    """One line, as it is printed."""
    text = text.replace('\\"', '"').replace("\\n", " ").replace("{{", "{").replace("}}", "}")
    return re.sub(r"\s+", " ", text)


def expected(paths):
    text = "\n".join(path.read_text() for path in paths)
    text = re.sub(r'"\s*\n\s*R?"\(?', "", text)  # strings of C++ that are continued
    return plain(re.sub(r"\n *! ", " ", text))


def texts_of(source):
    for match in literal.finditer(re.sub(r"//.*|#include.*", "", source)):
        text = match["raw"] or "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', match[0]))
        if re.search(r"[a-z{}]{2,}[,;:.]? [a-z({]", text):
            yield text


def main():
    documents = [root / "README.md", *root.glob("docs/*.md"), *root.glob("tests/golden/*.md")]
    by_all = expected([*documents, *root.glob("data/*.schema.json"), *root.glob("tests/*_test.cpp")])
    by_faults = expected([root / "docs/faults.md"])
    count = missing = 0
    for path in sorted(root.glob("src/**/*.[ch]pp")):
        place, seen = ("docs/faults.md", by_faults) if path.name in readers else ("any test", by_all)
        for text in texts_of(path.read_text()):
            if path.name in exempt or f"{path.name}: {text}".startswith(exempt):
                continue
            count += 1
            pattern = ".{0,300}?".join(map(re.escape, re.split(r"\{[^{}\"]*\}", plain(text).strip())))
            if not re.search(pattern, seen):
                missing += 1
                print(f"{path.relative_to(root)}: not shown by {place}: {text}")
    print(f"{count} texts, {missing} of them not seen by a test")
    sys.exit(1 if missing or count < 300 else 0)


main()
