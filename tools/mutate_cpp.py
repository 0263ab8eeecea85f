"""Mutation testing of our C++: breaks engine, proof and loader in one small place at a time, and runs the unit tests.

    mutate_cpp.py [--only FILE-OR-NUMBER]... [--sample N] [--again] [--quick] [--jobs N]

Wants python3-clang-14 and libclang-14-dev. All mutants are compiled once, into one program, and switched on one at a
time by an environment variable (tools/mutation.hpp). For each, only those test cases run that reach it. It is killed
if a test case fails, crashes, or takes far too long. What survives is told, and stands in build/mutate/report.txt.

Survivors that make no difference are explained in tests/survivors.txt, a line each:

    file: line of the source → mutation  # why it makes no difference

--only    only the mutants of this file, or of this number; may be repeated
--sample  only so many, evenly spread
--again   only those that no run has killed yet and that are not explained: after new tests, or to go on with a run
          that was interrupted; what was killed before counts as killed
--quick   without the test cases that take longer than half a second; then --again without it
--jobs    how many to compile, and how many to run, at once; 1 if not given

The exit code is 1 if less than 90 % are killed, explained survivors counted as survivors.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import json
import math
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import time

from clang import cindex
from clang.cindex import CursorKind, TypeKind

root = pathlib.Path(__file__).resolve().parent.parent
work = root / "build/mutate"
tree = work / "tree"  # a copy of everything, in which the mutants stand
build = work / "build"
program = build / "tests/legcramp_tests"
wanted_percent = 90
loader = ["document", "reader", "load", "sheet", "plain_answers", "spelling", "utf8", "compare", "writer"]
sources = [
    *sorted(str(path.relative_to(root)) for folder in ("engine", "proof") for path in (root / "src" / folder).glob("*.cpp")),
    *(f"src/knowledge/{name}.cpp" for name in loader),
]
headers = [
    "include/legcramp/fold.hpp",
    "include/legcramp/sheet.hpp",
    "src/knowledge/reader.hpp",
    "src/knowledge/writer.hpp",
    *sorted(str(path.relative_to(root)) for folder in ("engine", "proof") for path in (root / "src" / folder).glob("*.hpp")),
]


# Finding the places


@dataclasses.dataclass
class Mutant:
    file: str
    line: int
    place: str  # the line of the source, and what happens to it: the name of this mutant as long as both stay the same
    before: str
    after: str
    number: int = 0


@dataclasses.dataclass
class Edit:
    """A place in a file, the mutants in it, and the pieces of text that make them: each (start, end, text), where a number
    of a mutant stands as {0}, {1}."""

    start: int
    end: int
    mutants: list
    pieces: list


relations = {
    "==": ("equal", ["!="]),
    "!=": ("unequal", ["=="]),
    "<": ("less", ["<=", ">="]),
    "<=": ("at_most", ["<", ">"]),
    ">": ("greater", [">=", "<="]),
    ">=": ("at_least", [">", "<"]),
    "+": ("plus", ["-"]),
    "-": ("minus", ["+"]),
    "+=": ("add", ["-="]),
    "-=": ("subtract", ["+="]),
}
numbers = {TypeKind.BOOL, TypeKind.CHAR_S, TypeKind.UCHAR, TypeKind.INT, TypeKind.UINT, TypeKind.LONG, TypeKind.ULONG,
           TypeKind.LONGLONG, TypeKind.ULONGLONG, TypeKind.USHORT, TypeKind.SHORT, TypeKind.DOUBLE, TypeKind.FLOAT}
functions = {CursorKind.FUNCTION_DECL, CursorKind.CXX_METHOD, CursorKind.FUNCTION_TEMPLATE, CursorKind.CONSTRUCTOR,
             CursorKind.DESTRUCTOR, CursorKind.CONVERSION_FUNCTION}
conditions = {CursorKind.IF_STMT, CursorKind.WHILE_STMT, CursorKind.CONDITIONAL_OPERATOR}
without_code = {CursorKind.PARM_DECL, CursorKind.TYPE_ALIAS_DECL, CursorKind.TYPEDEF_DECL, CursorKind.ENUM_DECL,
                CursorKind.STATIC_ASSERT, CursorKind.DECL_REF_EXPR, CursorKind.FIELD_DECL}


class Places:
    """The edits of one file."""

    def __init__(self, name, unit):
        self.name = name
        self.text = (root / name).read_bytes()
        self.edits = []
        file = cindex.File.from_name(unit, str(root / name))
        whole = cindex.SourceRange.from_locations(
            cindex.SourceLocation.from_offset(unit, file, 0), cindex.SourceLocation.from_offset(unit, file, len(self.text)))
        self.tokens = [(token.extent.start.offset, token.spelling) for token in unit.get_tokens(extent=whole)
                       if token.kind != cindex.TokenKind.COMMENT]
        self.token_at = dict(self.tokens)
        tops = [cursor for cursor in unit.cursor.get_children() if self.is_here(cursor)]
        self.macros = [(cursor.extent.start.offset, cursor.extent.end.offset) for cursor in tops
                       if cursor.kind == CursorKind.MACRO_INSTANTIATION]
        for cursor in tops:
            if not cursor.kind.is_preprocessing():
                self.visit(cursor)

    def is_here(self, cursor):
        return cursor.location.file is not None and cursor.location.file.name == str(root / self.name)

    def source(self, start, end):
        return " ".join(self.text[start:end].decode().split())

    def tokens_between(self, start, end):
        return [(offset, token) for offset, token in self.tokens if start <= offset < end]

    def add(self, start, end, changes, pieces):
        """Changes are (what happens, before, after)."""
        if any(start < last and first < end for first, last in self.macros):
            return
        line = self.text[: pieces[-1][0] if start == end else start].count(b"\n")
        shown = self.text.splitlines()[line].decode().strip()
        mutants = [Mutant(self.name, line + 1, f"{self.name}: {shown} → {what}", before, after)
                   for what, before, after in changes]
        self.edits.append(Edit(start, end, mutants, pieces))

    def wrap(self, start, end, change, opening, closing):
        self.add(start, end, [change], [(start, start, opening), (end, end, closing)])

    # One kind of mutation each

    def operator(self, start, at, end, is_of_numbers):
        token = self.token_at.get(at)
        left, right = self.source(start, at), self.source(at + len(token or ""), end)
        if token in ("&&", "||"):
            other = "||" if token == "&&" else "&&"
            on = "::mutation::on({0})"
            self.add(start, end, [(f"{token} becomes {other}", f"{left} {token} {right}", f"{left} {other} {right}")],
                     [(start, start, "(((static_cast<bool>("), (at, at + 2, f") != {on}) {token} (static_cast<bool>("),
                      (end, end, f") != {on})) != {on})")])
        elif token in relations and (is_of_numbers or token[0] not in "+-"):
            name, others = relations[token]
            marks = ", ".join(f"{{{i}}}" for i in range(len(others)))
            self.add(start, end, [(f"{token} becomes {other}", f"{left} {token} {right}", f"{left} {other} {right}") for other in others],
                     [(start, start, f"::mutation::{name}({marks}, ("), (at, at + len(token), "), ("), (end, end, "))")])

    def negation(self, start, end):
        self.wrap(start, end, ("! dropped", self.source(start, end), self.source(start + 1, end)), "(", " != ::mutation::on({0}))")

    def condition(self, start, end):
        text = self.source(start, end)
        self.wrap(start, end, ("condition negated", text, f"!({text})"), "(static_cast<bool>(", ") != ::mutation::on({0}))")

    def declared_condition(self, cursor, variable):
        end, name = variable.extent.end.offset, variable.spelling
        if cursor.kind == CursorKind.IF_STMT and variable.kind == CursorKind.VAR_DECL:
            start, text = variable.extent.start.offset, self.source(variable.extent.start.offset, end)
            self.wrap(start, end, ("condition negated", text, f"{text}; !{name}"), "", f"; static_cast<bool>({name}) != ::mutation::on({{0}})")

    def truth(self, start, end):
        text = self.source(start, end)
        other = "false" if text == "true" else "true"
        self.wrap(start, end, (f"{text} becomes {other}", text, other), "(", " != ::mutation::on({0}))")

    def number(self, start, end):
        text = self.source(start, end)
        changes = [(f"{text} becomes {text} + 1", text, f"{text} + 1"), (f"{text} becomes {text} - 1", text, f"{text} - 1")]
        is_zero = not re.search("[1-9]", text)
        self.add(start, end, changes[: 1 if is_zero else 2],
                 [(start, start, "::mutation::literal({0}, " + ("0, " if is_zero else "{1}, ")), (end, end, ")")])

    def extreme(self, start, end):
        text = self.source(start, end)
        other = "std::max" if text == "std::min" else "std::min"
        self.add(start, end + 1, [(f"{text} becomes {other}", text, other)],
                 [(start, end + 1, f"::mutation::{'smaller' if text == 'std::min' else 'larger'}({{0}}, ")])

    def early_return(self, function, body):
        start = body.extent.start.offset + 1
        result = function.result_type.get_canonical()
        if function.kind in (CursorKind.CONSTRUCTOR, CursorKind.DESTRUCTOR) or result.kind == TypeKind.VOID:
            values = [""]
        elif result.kind == TypeKind.BOOL:
            values = ["true", "false"]
        elif result.kind in (TypeKind.LVALUEREFERENCE, TypeKind.RVALUEREFERENCE, TypeKind.AUTO) or "auto" in result.spelling:
            return
        else:
            values = ["{}"]
        inside = self.source(start, body.extent.end.offset - 1)
        values = [value for value in values if inside not in ("", f"return {value};")]
        name = function.spelling
        if values:
            self.add(start, start, [(f"returns {value} at once".replace("  ", " "), f"{name}() {{ ... }}", f"{name}() {{ return {value}; ... }}".replace(" ;", ";"))
                                    for value in values],
                     [(start, start, "".join(f" if (::mutation::on({{{i}}})) return {value};" for i, value in enumerate(values)))])

    # The way through the tree

    def visit(self, cursor):
        children = [child for child in cursor.get_children() if self.is_here(child)]
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        kind = cursor.kind
        if kind in functions:
            self.function(cursor, children)
            return
        if kind in without_code:
            return
        if kind.is_declaration() and kind != CursorKind.NAMESPACE and "constexpr" in self.words_before_value(start, end):
            return
        if kind == CursorKind.VAR_DECL:
            name = cursor.location.offset
            children = [child for child in children if child.extent.start.offset > name]
        elif kind == CursorKind.CASE_STMT:
            children = children[1:]
        elif kind == CursorKind.MEMBER_REF_EXPR:
            children = [child for child in children if child.extent.start.offset < cursor.location.offset]
        elif kind in conditions:
            children = self.with_condition(cursor, children)
        elif kind == CursorKind.INTEGER_LITERAL:
            self.number(start, end)
        elif kind == CursorKind.CXX_BOOL_LITERAL_EXPR:
            self.truth(start, end)
        elif kind == CursorKind.UNARY_OPERATOR and self.token_at.get(start) == "!":
            self.negation(start, end)
        elif kind in (CursorKind.BINARY_OPERATOR, CursorKind.COMPOUND_ASSIGNMENT_OPERATOR) and len(children) == 2:
            between = self.tokens_between(children[0].extent.end.offset, children[1].extent.start.offset)
            if len(between) == 1:
                is_of_numbers = all(child.type.get_canonical().kind in numbers for child in children)
                self.operator(start, between[0][0], end, is_of_numbers)
        elif kind == CursorKind.CALL_EXPR:
            self.call(cursor, children)
        templates = [child.extent.end.offset for child in children if child.kind == CursorKind.TEMPLATE_REF]
        if templates:  # what stands before the bracket are its arguments
            opened = [offset for offset, token in self.tokens if offset >= templates[-1] and token in ("(", "{")]
            children = [child for child in children if opened and child.extent.start.offset >= opened[0]]
        for child in children:
            self.visit(child)

    def words_before_value(self, start, end):
        for _, token in self.tokens_between(start, end):
            if token in ("=", "{", "("):
                return
            yield token

    def function(self, cursor, children):
        body = children[-1] if children else None
        if body is None or body.kind != CursorKind.COMPOUND_STMT or self.token_at.get(body.extent.start.offset) != "{":
            return
        self.early_return(cursor, body)
        for child in children:
            if child.kind.is_expression() or child == body:
                self.visit(child)

    def with_condition(self, cursor, children):
        """What is left to visit."""
        start = cursor.extent.start.offset
        asked = children[0]
        if cursor.kind != CursorKind.CONDITIONAL_OPERATOR:
            tokens = self.tokens_between(start, cursor.extent.end.offset)
            if tokens[1][1] == "constexpr":
                return [child for child in children if child.kind.is_statement()]
            depth = 0
            for offset, token in tokens:
                depth += {"(": 1, ")": -1}.get(token, 0)
                if token == ")" and depth == 0:
                    break
            asked = max((child for child in children if child.extent.end.offset <= offset), key=lambda child: child.extent.end.offset)
        if asked.kind in (CursorKind.DECL_STMT, CursorKind.VAR_DECL):
            self.declared_condition(cursor, asked)
            return children
        begin, end = asked.extent.start.offset, asked.extent.end.offset
        tops = [token for _, token in self.tokens_at_top(begin, end)]
        is_covered = "&&" not in tops and "||" not in tops and any(token in relations and token[0] in "=!<>" for token in tops)
        if not is_covered and self.token_at.get(begin) != "!":
            self.condition(begin, end)
        return children

    def tokens_at_top(self, start, end):
        depth = 0
        for offset, token in self.tokens_between(start, end):
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token, 0)
            if depth == 0:
                yield offset, token

    def call(self, cursor, children):
        if not children:
            return
        if cursor.spelling.startswith("operator") and len(children) == 3:
            start, at, end = children[0].extent.start.offset, children[1].location.offset, children[2].extent.end.offset
            if children[0].extent.end.offset <= at < children[2].extent.start.offset:
                self.operator(start, at, end, False)
        elif cursor.spelling == "operator!" and self.token_at.get(cursor.extent.start.offset) == "!":
            self.negation(cursor.extent.start.offset, cursor.extent.end.offset)
        elif cursor.spelling in ("min", "max"):
            start, end = children[0].extent.start.offset, children[0].extent.end.offset
            after = self.tokens_between(end, cursor.extent.end.offset)
            if self.source(start, end) in ("std::min", "std::max") and end in self.token_at and after[1][1] != "{":
                self.extreme(start, end)


def flags_of(name):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if entry["file"] == str(tree / name):
            words = shlex.split(entry["command"])[1:]
            kept = [word for i, word in enumerate(words) if word.startswith(("-I", "-D", "-std", "-isystem")) or words[i - 1] == "-isystem"]
            return [word.replace(str(tree), str(root)) for word in kept]
    sys.exit(f"mutate_cpp: {name} is not compiled")


def find_edits():
    """By file, and all mutants numbered."""
    edits = {}
    index = cindex.Index.create()
    for name in sources:
        unit = index.parse(str(root / name), args=flags_of(name), options=cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD)
        faults = [fault for fault in unit.diagnostics if fault.severity >= cindex.Diagnostic.Error]
        if faults:
            sys.exit(f"mutate_cpp: {name}: {faults[0]}")
        included = {include.include.name for include in unit.get_includes()}
        for wanted in [name, *(header for header in headers if header not in edits and str(root / header) in included)]:
            edits[wanted] = Places(wanted, unit).edits
    mutants = []
    seen = collections.Counter()
    for name in sorted(edits):
        for edit in sorted(edits[name], key=lambda edit: edit.start):
            for mutant in edit.mutants:
                seen[mutant.place] += 1
                if seen[mutant.place] > 1:
                    mutant.place += f" ({seen[mutant.place]})"
                mutants.append(mutant)
                mutant.number = len(mutants)
    return edits, mutants


# Building


def write(path, content):
    """Only if it changes, so that only this is compiled again."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy_tree(but):
    """What stands in `but` and is there already has mutants in it, and is left."""
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=root, check=True, capture_output=True).stdout
    for name in listed.decode().split("\0"):
        if name and (root / name).is_file() and not (name in but and (tree / name).exists()):
            write(tree / name, (root / name).read_bytes())


def configure():
    flags = f"-std=c++20 -O1 -w -Wno-narrowing -D_GLIBCXX_ASSERTIONS -include {tree}/tools/mutation.hpp"
    subprocess.run(["cmake", "-G", "Ninja", "-S", tree, "-B", build, "-DCMAKE_BUILD_TYPE=Mutation", f"-DCMAKE_CXX_FLAGS={flags}"],
                   check=True, stdout=subprocess.DEVNULL)


def with_mutants(name, edits, dropped):
    pieces = []
    for order, edit in enumerate(edits):
        if any(mutant.place in dropped for mutant in edit.mutants):
            continue
        length = edit.end - edit.start
        for i, (start, end, text) in enumerate(edit.pieces):
            for n, mutant in enumerate(edit.mutants):
                text = text.replace(f"{{{n}}}", str(mutant.number))
            closes = i > 0 and start == end
            # Where several stand: first what closes, from the inside out; then what opens, from the outside in.
            rank = (0, length, -order) if closes else (1, -length, order)
            pieces.append((start, rank, end, text))
    out, last = [], 0
    content = (root / name).read_bytes()
    for start, _, end, text in sorted(pieces):
        out += [content[last:start], text.encode()]
        last = end
    return b"".join([*out, content[last:]])


def edits_at_fault(output, edits):
    """Those on the lines that the compiler complains of, or that led to what it complains of."""
    def on_line(name, line):
        def lines(edit):
            content = (root / name).read_bytes()
            return {content[:start].count(b"\n") + 1 for start, _, _ in edit.pieces}
        return [edit for edit in edits.get(name, []) if line in lines(edit)]

    at_fault, led_here = [], []
    for match in re.finditer(rf"^{re.escape(str(tree))}/(\S+?):(\d+):(?:\d+:)? *(error|fatal error)?|(error:)", output, re.MULTILINE):
        if match[1]:
            led_here.append((match[1], int(match[2])))
        if match[3] or match[4]:
            for name, line in reversed(led_here):
                found = on_line(name, line)
                if found:
                    at_fault += found
                    break
            led_here = []
    return at_fault


def compile_mutants(edits, jobs):
    """The places of those that do not compile, which were left out."""
    kept = work / "dropped.json"
    dropped = set(json.loads(kept.read_text())) if kept.exists() else set()
    while True:
        for name in edits:
            write(tree / name, with_mutants(name, edits[name], dropped))
        done = subprocess.run(["cmake", "--build", build, "--target", "legcramp_tests", "--", "-j", str(jobs), "-k", "0"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode == 0:
            return dropped
        (work / "compiler.txt").write_text(done.stdout)
        more = {mutant.place for edit in edits_at_fault(done.stdout, edits) for mutant in edit.mutants} - dropped
        if not more:
            sys.exit(f"mutate_cpp: it does not compile, see {work}/compiler.txt")
        say(f"{len(more)} mutants do not compile, and are left out")
        dropped |= more
        kept.write_text(json.dumps(sorted(dropped), indent=1))


# Running


@dataclasses.dataclass
class TestCase:
    name: str
    seconds: float
    reached: set


def run(names, seconds, environment=None, number=0):
    """Whether all pass, and within this time of the processor; what they wrote."""
    file = work / f"run/{number}.txt"
    escaped = [re.sub(r'([\\,"\[\]~*])', r"\\\1", name) for name in names]
    file.write_text("".join(f'"{name}"\n' for name in escaped))

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    try:
        done = subprocess.run([program, "--abort", "--input-file", file], cwd=work / "run", preexec_fn=limit, check=False,
                              env={"PATH": "/usr/bin:/bin", **(environment or {})}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60 + 10 * seconds)
        return done.returncode == 0, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired:
        return False, ""


def time_of(names, environment, number):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    passes, output = run(names, 600, environment, number)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not passes or not re.search(rf"\b{len(names)} test case|test cases: +{len(names)} \|", output):
        sys.exit(f"mutate_cpp: fails without a mutant: {names}\n{output}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def find_test_cases():
    listed = subprocess.run([program, "--list-test-names-only"], stdout=subprocess.PIPE, text=True, check=False).stdout
    cases = []
    for name in listed.splitlines():
        file = work / "run/reached"
        file.unlink(missing_ok=True)
        seconds = time_of([name], {"MUTANT_REACHED": str(file)}, 0)
        cases.append(TestCase(name, seconds, set(map(int, file.read_text().split()))))
    return sorted(cases, key=lambda case: case.seconds)


def killer(mutant, cases):
    """A word for what killed it; empty if it survives. The quick test cases run together, the long ones alone."""
    batches = [[]]
    for case in cases:
        if mutant.number in case.reached:
            if batches[-1] and sum(other.seconds for other in batches[-1]) + case.seconds > 0.3:
                batches.append([])
            batches[-1].append(case)
    if not batches[0]:
        return ""
    for batch in batches:
        seconds = 1 + 5 * sum(case.seconds for case in batch)
        passes, output = run([case.name for case in batch], seconds, {"MUTANT": str(mutant.number)}, mutant.number)
        if not passes:
            failed = re.search(r"^-{70,}\n(\S[^\n]*)\n", output, re.MULTILINE)
            return failed[1] if failed else "crash, or too long"
    return ""


# Telling


def explained_places():
    """Each with the line that it stands on."""
    places = {}
    for number, line in enumerate((root / "tests/survivors.txt").read_text().splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            place, mark, reason = line.rpartition("  # ")
            if not mark or not reason.strip():
                sys.exit(f"tests/survivors.txt:{number}: says no reason")
            places[place.strip()] = number
    return places


def say(text):
    print(f"mutate_cpp: {text}", file=sys.stderr, flush=True)


def described(mutant, reached):
    note = "" if mutant.number in reached else "  (no test case reaches it)"
    return f"{mutant.file}:{mutant.line}: {mutant.number}: {mutant.before}  →  {mutant.after}{note}"


def chosen(mutants, options):
    if options.only:
        mutants = [mutant for mutant in mutants if str(mutant.number) in options.only or mutant.file in options.only]
    if options.sample and options.sample < len(mutants):
        mutants = [mutants[i * len(mutants) // options.sample] for i in range(options.sample)]
    return mutants


def main():
    parser = argparse.ArgumentParser(usage=__doc__.replace("%", "%%"))
    parser.add_argument("--only", action="append")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    explained = explained_places()
    (work / "run").mkdir(parents=True, exist_ok=True)

    began = time.monotonic()
    copy_tree(but={*sources, *headers})
    configure()
    edits, mutants = find_edits()
    say(f"{len(mutants)} mutants found; compiling, which takes some minutes the first time")
    dropped = compile_mutants(edits, options.jobs)
    left_out = len(mutants)
    mutants = [mutant for mutant in mutants if mutant.place not in dropped]
    left_out -= len(mutants)
    say(f"compiled after {time.monotonic() - began:.0f} s; which test case reaches which mutant")
    cases = find_test_cases()

    kept = work / "killers.json"  # by place
    killers = json.loads(kept.read_text()) if kept.exists() else {}
    known = {**killers, **dict.fromkeys(explained, "")} if options.again else {}
    mutants = chosen(mutants, options)
    to_try = [mutant for mutant in mutants if mutant.place not in known]
    reached = set().union(*(case.reached for case in cases))
    say(f"{len(to_try)} mutants to try, {len(cases)} test cases, {time.monotonic() - began:.0f} s")
    if options.quick:
        cases = [case for case in cases if case.seconds < 0.5]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for tried, (mutant, killed_by) in enumerate(zip(to_try, pool.map(lambda mutant: killer(mutant, cases), to_try)), 1):
            known[mutant.place] = killed_by
            killers.pop(mutant.place, None)
            if killed_by:
                killers[mutant.place] = killed_by
            elif mutant.place not in explained:
                say(f"survives: {described(mutant, reached)}")
            if tried % 50 == 0 or tried == len(to_try):
                kept.write_text(json.dumps(killers, indent=1))
            if tried % 200 == 0:
                say(f"{tried} tried, {time.monotonic() - began:.0f} s")
    survivors = [mutant for mutant in mutants if not known[mutant.place]]

    report = []
    unexplained = [mutant for mutant in survivors if mutant.place not in explained]
    for mutant in unexplained:
        report.append(f"{described(mutant, reached)}\n    {mutant.place}")
    if not (options.only or options.sample):
        survived = {mutant.place for mutant in survivors}
        for place, number in explained.items():
            if place not in survived:
                report.append(f"tests/survivors.txt:{number}: this does not survive (any more): {place}")
    count, dead = len(mutants), len(mutants) - len(survivors)
    percent = 100 * dead / count if count else 100
    percent_real = 100 * dead / (dead + len(unexplained)) if dead + len(unexplained) else 100
    report.append(f"{count} mutants ({left_out} more do not compile), {dead} killed: {percent:.1f} %. {len(survivors)} survive, "
                  f"{len(survivors) - len(unexplained)} of them explained; of the others {percent_real:.1f} % are killed. "
                  f"{time.monotonic() - began:.0f} s.")
    (work / "report.txt").write_text("\n".join(report) + "\n")
    print("\n".join(report))
    return 0 if percent >= wanted_percent else 1


if __name__ == "__main__":
    sys.exit(main())
