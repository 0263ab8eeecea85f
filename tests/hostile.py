"""What only a real process shows: full disks, readers that vanish, failing system calls, signals, hostile input and settings.

    hostile.py PROGRAM [--table]

Each row runs the program once, disturbed, and is held against the same command undisturbed. `judge` demands of every row: it
does not hang or crash, prints nothing that steers a terminal, echoes no flood, and whatever ends as usual is whole.
--table prints what came out, as Markdown.
"""

import concurrent.futures
import contextlib
import functools
import itertools
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from functools import partial

if len(sys.argv) < 2:
    sys.exit(__doc__)

from disturb import (ANYTHING, CAN_TRACE, CRASHES, FOLDER, IS_INSTRUMENTED, LINE, Row, Skipped, UNDER_STRACE, UNWRITTEN,
                     WRITES_COUNTS, calls_of, close_both, failing, finish, into_file, into_pipe, judge, on_terminal, plainly,
                     read_little, read_nothing, read_slowly, shell, start, under, undisturbed)


# ---- the files that rows use


def write(name, content):
    path = pathlib.Path(FOLDER, name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def many_findings(count):
    """A valid knowledge file with so many findings, nine on a screen, and a rule for each screen."""
    names = [f"f{number}" for number in range(count)]
    screens = {f"s{at}": names[at:at + 9] for at in range(0, count, 9)}
    ours = {"evidence": "ours", "sources": [{"source": "us"}]}
    levels = {"emergency": "Call.", "urgent": "Today.", "routine": "Book.", "self-care": "Try."}
    return {
        "format_version": "1.0", "version": "1", "language": "en", "title": "Many findings", "notice": ["Made for tests."],
        "lookup": {"common": ["the"], "negations": ["no"], "joins": ["or"], "breaks": ["but"], "general": ["pain"]},
        "sources": [{"id": "us", "title": "Us"}],
        "findings": [{"id": name, "name": name, "ask": f"Is it {name}?"} for name in names],
        "screens": [{"id": name, "name": name, "ask": "Any of these?", "findings": screen} for name, screen in screens.items()],
        "causes": [{"id": "cold", "name": "Cold", "text": "Cold.", **ours}],
        "remedies": [{"id": "pull", "name": "Pull", "text": "Pull.", "steps": ["Pull."], **ours}],
        "tips": [{"id": "rest", "name": "Rest", "text": "Rest.", **ours}],
        "help": [{"urgency": level, "text": text} for level, text in levels.items()],
        "rules": [{"id": "everyone", "then": {"remedies": ["pull"], "tips": ["rest"]}, "because": "b", **ours}]
        + [{"id": f"rule-{name}", "when": {"any": screen}, "then": {"urgency": "routine"}, "because": "b", **ours}
           for name, screen in screens.items()],
    }


def nested(levels):
    """The built-in knowledge with something that authors may add (x-), so deep."""
    return OWN.replace("{", '{ "x-deep": ' + "[" * (levels - 1) + "]" * (levels - 1) + ",", 1)


def quick():
    """The built-in knowledge, with a second for each phase of what has a time."""
    text = re.sub(r'"(ready|hold|rest)_seconds": \d+', r'"\1_seconds": 1', OWN)
    return text.replace('"timing": { "hold', '"timing": { "ready_seconds": 1, "hold')


def make_files():
    write("own.json", OWN)
    write("other.json", re.sub(r'(?s)("rules": \[.*?"urgency": )"emergency"', r'\1"urgent"', OWN, count=1))
    write("quick.json", quick())
    write("many.json", json.dumps(many_findings(600)))
    write("small.json", json.dumps(many_findings(9)))  # proved at once, where the built-in knowledge takes seconds
    write("bom.json", b"\xef\xbb\xbf" + OWN.encode())
    for levels in (64, 65):
        write(f"nested-{levels}.json", nested(levels))
    write("answers.json", LINE)
    write("one.jsonl", LINE)
    write("lines.jsonl", (LINE * 4 + LINE.replace("no", "yes")) * 200)
    write("nothing", "")
    write("five-mib", b" " * (5 * 2**20))
    pathlib.Path(FOLDER, "a-folder").mkdir()
    pathlib.Path(FOLDER, "loop").symlink_to("loop")
    with open(os.path.join(FOLDER, "sparse"), "wb") as file:
        file.truncate(10**12)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.join(FOLDER, "socket"))


OWN = plainly(Row("", "", ["export", "knowledge"], plainly)).out.decode() or sys.exit("it does not export its knowledge")


# ---- the commands that are disturbed in every way


words = shlex.split
WITH_WHY = {"": 0, "advice calf": 0, "advice --cause cold": 0, "tips": 0, "relief": 0, "ask": 4, "ask -a fainted=yes": 0}
WITH_JSON = {**WITH_WHY, "advice": 0, "tips 2": 0, "relief wall-lean": 0, "ask --answers answers.json": 4, "check": 0,
             "check small.json": 1, "help": 0, "help ask": 0, "--help": 0, "ask --help": 0, "--version": 0, "tips -f own.json": 0,
             "diff own.json other.json": 1, "diff own.json own.json": 0, "advice toothache": 1, "tps": 2, "tips --zebra": 2,
             "advice --cause colt": 2, "tips -f none.json": 3}
OTHERS = {"ask --jsonl --answers lines.jsonl": 0, "ask --jsonl --line-buffered --answers one.jsonl": 0, "ask --json --why": 4,
          "__complete adv": 0,
          **{f"export {kind}": 0 for kind in ("knowledge", "schema", "output-schema", "ids", "manual", "bedside",
                                              "bedside -a unsteady=yes", "completion bash", "completion zsh", "completion fish")}}
EXITS = {**WITH_JSON, **OTHERS, **{f"{text} --json": exit for text, exit in WITH_JSON.items()},
         **{f"{text} --why": exit for text, exit in WITH_WHY.items()}}
EVERY = [words(text) for text in EXITS][::12 if IS_INSTRUMENTED else 1]  # sanitizers are slow


def output_of(arguments):
    return undisturbed(tuple(arguments), "/dev/null").out


def those_that_print(more_than=0):
    return [arguments for arguments in EVERY if len(output_of(arguments)) > more_than]


def those_that_print_nothing():
    return [arguments for arguments in EVERY if not output_of(arguments)]


# ---- the tables


def nothing_special():
    """What all others are held against: that at least it ends as it should."""
    for text, exit in {**EXITS, "check many.json": 1, "tips -f many.json": 0}.items():
        yield Row("undisturbed", "nothing special", words(text), plainly, {exit})


# How standard output fails, for those that print more than so many bytes.
FULL_OUTPUTS = [
    ("a full disk", 0, shell('exec "$@" >/dev/full'), 5, UNWRITTEN),
    ("closed", 0, shell('exec "$@" >&-'), 5, UNWRITTEN),
    ("opened for reading", 0, shell('exec "$@" 1</dev/null'), 5, UNWRITTEN),
    ("a full disk, for errors too", 0, shell('exec "$@" >/dev/full 2>&1'), 5, ""),
    ("a file that may not grow past 512 bytes", 512, into_file('trap "" XFSZ; ulimit -f 1; exec "$@"'), 5, UNWRITTEN),
    ("the same, SIGXFSZ not ignored", 512, into_file('ulimit -c 0; ulimit -f 1; exec "$@"'), 128 + signal.SIGXFSZ, ""),
    ("a reader that is gone", 0, into_pipe(read_nothing), 141, ""),
    ("a reader that is gone, SIGPIPE ignored", 0, into_pipe(read_nothing, 'trap "" PIPE; exec "$@"'), 5, UNWRITTEN),
    ("a reader that leaves after 100 bytes", 4096, into_pipe(read_little), 141, ""),
    ("the same, SIGPIPE ignored", 4096, into_pipe(read_little, 'trap "" PIPE; exec "$@"'), 5, UNWRITTEN),
    ("the same, wanting no waiting", 4096, into_pipe(read_little, blocking=False), 141, ""),
]
SMALL_DISK = 'exec unshare -m sh -c \'mount -t tmpfs -o size=16k none a-folder && exec "$@" >a-folder/out\' sh "$@"'


def output_that_fails():
    row = partial(Row, "standard output")
    for what, more_than, run, exit, says in FULL_OUTPUTS:
        for arguments in those_that_print(more_than):
            yield row(what, arguments, run, {exit}, says, "any")
    for arguments in those_that_print_nothing():
        yield row("a full disk, and nothing to print", arguments, shell('exec "$@" >/dev/full'))
        yield row("closed, and nothing to print", arguments, shell('exec "$@" >&-'))
    large = those_that_print(20000)
    if subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0:
        yield from (row("a disk with 16 KiB left", arguments, shell(SMALL_DISK), {5}, UNWRITTEN, "any") for arguments in large)
    else:
        yield Skipped("standard output", "a disk with 16 KiB left", "mounting is not permitted", len(large))


def output_that_is_slow():
    row = partial(Row, "standard output")
    for arguments in EVERY:
        yield row("a slow reader", arguments, into_pipe(read_slowly))
        yield row("a slow reader, wanting no waiting", arguments, into_pipe(read_slowly, blocking=False))
        yield row("a file", arguments, into_file('exec "$@"'))
        yield row("fine, but errors on a full disk", arguments, shell('exec "$@" 2>/dev/full'), says="")
        yield row("fine, but errors closed", arguments, shell('exec "$@" 2>&-'), says="")


# ---- system calls that fail, one after the other


def writes_that_fail():
    row = partial(Row, "write(2) fails")
    for arguments in those_that_print():
        if not CAN_TRACE:
            yield Skipped("write(2) fails", "one of them, or all", "strace cannot trace here", 7)
            continue
        calls = calls_of(tuple(arguments), "write")
        writes = [at for at, call in enumerate(calls, 1) if call.startswith("write(1,")]
        for at in writes[:3] + writes[3:][-1:]:
            for error in ("ENOSPC", "EIO", "EDQUOT", "EPIPE"):
                yield row(f"one of them, {error}", arguments, under(failing("write", error, at)), {5}, UNWRITTEN, "lines")
            for error in ("EINTR", "EAGAIN"):
                yield row(f"one of them, {error}", arguments, under(failing("write", error, at)))
        if not IS_INSTRUMENTED:  # sanitizers write too
            yield row("all, ENOSPC", arguments, under(failing("write", "ENOSPC", "1+")), {5}, "", "empty")


# Commands that read files, and the file whose calls fail.
FILE_READERS = [("tips -f own.json", "own.json"), ("check small.json", "small.json"), ("diff own.json other.json", "own.json"),
                ("diff own.json other.json", "other.json"), ("ask --answers answers.json", "answers.json"),
                ("relief --answers answers.json --json", "answers.json"), ("export bedside --answers answers.json", "answers.json"),
                ("ask -f own.json --answers answers.json", "own.json"), ("ask --jsonl --answers lines.jsonl", "lines.jsonl")]
INPUT_READERS = [("tips -f -", "own.json"), ("tips -f - --json", "own.json"), ("check -", "small.json"),
                 ("ask --answers -", "answers.json"), ("ask --jsonl", "lines.jsonl")]
READ_ERRORS = [("EIO", "Input/output error"), ("EISDIR", "Is a directory"), ("ECONNRESET", "Connection reset")]
OPEN_ERRORS = [("EACCES", "Permission denied"), ("EMFILE", "Too many open files"), ("ENFILE", "Too many open files"),
               ("ELOOP", "Too many levels"), ("EIO", "Input/output error"), ("ENOMEM", "Cannot allocate memory")]


def reads_that_fail():
    readers = [(text, path, "/dev/null") for text, path in FILE_READERS] + [(text, path, path) for text, path in INPUT_READERS]
    for text, path, stdin in readers:
        if CAN_TRACE:
            yield from reads_of(words(text), path, stdin)
        else:
            yield Skipped("reading fails", "read(2), openat(2), fstat(2)", "strace cannot trace here", 20)


def reads_of(arguments, path, stdin):
    left = "error" if "--json" in arguments else "lines" if "--jsonl" in arguments else "empty"
    def fails(what, calls, error, when, reason):
        run = under(failing(calls, error, when, path))
        says = None if left == "error" else reason
        return Row("reading fails", f"{what}, {error}", arguments, run, {3}, says, left, stdin=stdin)
    reads = len(calls_of(tuple(arguments), "read", path, stdin))
    for at, (error, reason) in itertools.product(range(1, reads + 1), READ_ERRORS):
        yield fails("one read", "read", error, at, reason)
        yield fails("each read from then on", "read", error, f"{at}+", reason)
    for at, error in itertools.product(range(1, reads + 1), ("EINTR", "EAGAIN")):
        yield Row("reading fails", f"one read, {error}", arguments, under(failing("read", error, at, path)), stdin=stdin)
    too_late = under(failing("read", "EIO", reads + 1, path))
    yield Row("reading fails", "one read more than there is", arguments, too_late, stdin=stdin)
    for error, reason in (("EIO", "Input/output error"), ("EOVERFLOW", "Value too large")):
        yield fails("fstat", "%fstat", error, 1, reason)
    if stdin == "/dev/null":
        yield from (fails("openat", "openat", error, 1, reason) for error, reason in OPEN_ERRORS)


def calls_that_fail():
    """Each system call in turn, whatever it is: the one thing that must not happen is output that only looks whole."""
    for text in ("tips", "advice calf --json", "check small.json", "diff own.json other.json", "ask --jsonl --answers one.jsonl",
                 "export bedside", "ask --answers answers.json --json", "help", "tps"):
        if not CAN_TRACE or IS_INSTRUMENTED:
            yield Skipped("any system call fails", "each in turn", "strace cannot trace here, or sanitizers make calls", 60)
            continue
        traced = "!brk"  # the kernel never answers it with an error, and the C library relies on that
        calls = calls_of(tuple(words(text)), traced)
        main = next(at for at, call in enumerate(calls, 1) if call.startswith("ioctl("))
        for at, error in itertools.product(range(2, len(calls)), ("EIO", "ENOMEM")):  # after execve, before exit_group
            exits = set(range(256)) - (CRASHES if at >= main else set())
            yield Row("any system call fails", f"each in turn, {error}", words(text), under(failing(traced, error, at)), exits,
                      ANYTHING, "any")


# ---- signals, and terminals


SIGNALS = {"INT": 130, "TERM": 143, "HUP": 129, "QUIT": 131}


def to_the_prompt(screen):
    """Answers no until this screen of the interview is shown."""
    steps = []
    for number in range(1, screen + 1):
        steps += [("see", f"{number}/7"), ("see", "> ")]
        if number < screen:
            steps.append(("type", "n\n"))
    return steps


# Where a signal comes: the command, and what is done until it is there.
AT_PROMPTS = [("ask", to_the_prompt(screen)) for screen in range(1, 8)]
AT_PROMPTS += [("ask", [*to_the_prompt(1), ("type", "w\n"), ("see", "> ")]),
               ("ask", [*to_the_prompt(1), ("type", "zebra\n"), ("see", "Please type"), ("see", "> ")])]
HALF_A_REPLY = ("ask", [*to_the_prompt(2), ("type", "1 2")])
AT_PHASES = [("relief bedtime-stretch -f quick.json", [("see", f"0:0\\d  {phase}")])
             for phase in ("Get ready", "Hold 1 of 3", "Rest", "Other leg 1 of 3")]
AT_PHASES += [("relief rub-the-muscle", [("see", "Take your time")]),
              ("relief", [("see", "Get ready"), ("type", "s\n"), ("see", "2/5"), ("see", "Get ready")])]


def signals():
    for text, steps in [*AT_PROMPTS, HALF_A_REPLY, *AT_PHASES]:
        yield from signals_at(words(text), steps)


def signals_at(arguments, steps):
    is_timer = arguments[0] == "relief"
    stopped = {0} if is_timer else {4}
    row = partial(Row, "signals on a terminal", waits=is_timer, says="", out="any", arguments=arguments)
    for name, exit in SIGNALS.items():
        yield row(f"SIG{name}", run=on_terminal(*steps, ("kill", name)), exits={exit})
    yield row("Ctrl-C", run=on_terminal(*steps, ("type", "\3")), exits={130})
    back_and_quit, back_and_out = [("come_back", ""), ("type", "q\n")], [("come_back", ""), ("type", "\3")]
    yield row("Ctrl-Z, back, q", run=on_terminal(*steps, ("type", "\x1a"), *back_and_quit), exits=stopped)
    yield row("SIGTSTP, back, Ctrl-C", run=on_terminal(*steps, ("kill", "TSTP"), *back_and_out), exits={130})
    yield row("the terminal vanishes", run=on_terminal(*steps, ("vanish", "")), exits={129})
    if steps is not HALF_A_REPLY[1]:  # that would be one
        yield row("Ctrl-D: the input ends", run=on_terminal(*steps, ("type", "\4")), exits=stopped)


REPLIES = [("NULs", "n\0\0n\n"), ("4,000 bytes", "z" * 4000 + "\n"), ("invalid UTF-8", b"\xff\xfe\xc3\n"),
           ("escapes and bidi marks", "\033[2J\u202e\u009b1m\n"), ("a number that there is not", "0" * 20 + "\n"),
           ("yes, again and again", "y\n" * 100), ("empty lines", "\n" * 100)]


def replies():
    row = partial(Row, "replies on a terminal", says="", out="any")
    for what, keys in REPLIES:
        again = [("type", keys), ("see", "Please type|There is no such|Which ones|That is too long"), ("see", "> ")]
        ending = [("type", "n\n"), ("see", "2/7"), ("type", "q\n")]
        yield row(what, ["ask"], on_terminal(*to_the_prompt(1), *again, *ending), {4})
    typed = [("see", "1/7"), ("type", "n\nn\nn\n1\n"), ("see", "4/7"), ("type", "\4")]
    yield Row("replies on a terminal", "a yes, then the end", ["ask", "--plain"], on_terminal(*typed, width=40), {4},
              "one leg newly swollen", "any")
    skip = [("see", "0:10  Get ready"), ("type", "s\n"), ("see", "2/5"), ("see", "Get ready"), ("type", "\3")]
    yield row("the timer skips, then Ctrl-C", ["relief"], on_terminal(*skip), {130}, waits=True)
    yield row("the timer, and Enter: it eased", ["relief"], on_terminal(("see", "Get ready"), ("type", "\n")), {0}, waits=True)


def terminals_that_fail():
    row = partial(Row, "a terminal fails", out="any")
    if not CAN_TRACE:
        yield Skipped("a terminal fails", "reading from it, writing to it", "strace cannot trace here", 31)
        return
    def on(calls, error, when, *steps):
        return on_terminal(*steps, environment=UNDER_STRACE, strace=failing(calls, error, when, "TERMINAL"))
    for screen in range(1, 4):
        steps = to_the_prompt(screen)[:-1]  # the prompt itself may come too late
        yield row("one read, EIO", ["ask"], on("read", "EIO", screen, *steps), {4}, "Not finished")
        for error in ("EINTR", "EAGAIN"):
            run = on("read", error, screen, *to_the_prompt(4), ("type", "q\n"))
            yield row(f"one read, {error}", ["ask"], run, {4}, "Not finished")
    for at in range(1, 12):
        run = on("write", "EIO", at, ("type", "n\n" * 8 + "q\n"))
        yield row("one write of the interview, EIO", ["ask", "-a", "one-leg-swollen=yes"], run, {5}, UNWRITTEN)
        timer = ["relief", "toe-pull", "-f", "quick.json"]
        yield row("one write of the timer, EIO", timer, on("write", "EIO", at), {5}, UNWRITTEN, waits=True)


PAGES = ["", "tips --plain", "advice calf", "advice --cause cold --why", "help", "help ask", "relief --plain --no-input",
         "ask --no-input", "check small.json", "tips", "--version", "diff own.json own.json", "export ids"]
# Settings of a terminal of 40 columns, and how wide a page is then.
COLUMNS = [("0", 40), ("-5", 40), ("abc", 40), ("", 40), ("+30", 40), ("30 ", 40), ("1e2", 40), ("1" + "0" * 20, 40), ("1", 20),
           ("20", 20), ("40", 40), ("79", 79), ("201", 80), ("4294967297", 80)]
SETTINGS = [(f"COLUMNS={value}", {"COLUMNS": value}, width) for value, width in COLUMNS]
SETTINGS += [(f"LINES={value}", {"LINES": value}, 40) for value in ("0", "-1", "1" + "0" * 20)]
SETTINGS += [("TERM empty, dumb, unset, bogus, long", {"TERM": term}, 40) for term in ("", "dumb", None, "bogus", "x" * 5000)]
SETTINGS += [(f"{name}=1", {name: "1"}, 40) for name in ("NO_COLOR", "ACCESSIBLE")]


def terminals():
    def page(what, text, run):
        out = "any" if text in ("", "advice calf", "export ids") else "words"  # pictures come between, lines are not broken
        return Row("settings and width of a terminal", what, words(text), run, says="", out=out)
    for text, (what, environment, width) in itertools.product(PAGES, SETTINGS):
        yield page(what, text, on_terminal(environment=environment, width=width if text != "export ids" else None))
    for text, (columns, width) in itertools.product(PAGES, ((0, 80), (1, 20), (40, 40), (80, 80), (500, 80), (65535, 80))):
        for rows in (0, 24):
            run = on_terminal(columns=columns, rows=rows, width=width if text != "export ids" else None)
            yield page(f"{columns} columns, {rows} rows", text, run)


# ---- input


# Commands that read standard input, the same with a file, and that file.
FROM_INPUT = [("ask --answers -", "ask --answers answers.json", "answers.json"), ("tips -f -", "tips -f own.json", "own.json"),
              ("relief --answers -", "relief --answers answers.json", "answers.json"), ("check -", "check small.json", "small.json"),
              ("ask --jsonl", "ask --jsonl --answers one.jsonl", "one.jsonl")]
BIG = "head -c 20000000 /dev/zero | tr '\\0' x"
# What comes instead, where $good is the file, and what is said of it.
DAMAGED = [
    ("endless yes", "yes", "larger than 4 MiB"),
    ("a line of 20 MB", BIG, "larger than 4 MiB"),
    ("NULs first", '{ printf "\\0\\0"; cat $good; }', "legcramp: -:1:1"),
    ("a NUL last", '{ cat $good; printf "\\0"; }', "NUL"),
    ("invalid UTF-8", '{ printf "\\377\\376"; cat $good; }', "legcramp: -:1:1"),
    ("escapes and bidi marks", 'printf "\\033[2J\\342\\200\\256\\302\\233"', "legcramp: -:1:1"),
    ("nothing", ":", "the text is empty"),
    ("the writer dies halfway", 'head -c $(($(wc -c <$good) / 2)) $good', "the text ends"),
]
UNREADABLE = [("closed", "<&-", "legcramp: -: Bad file descriptor"), ("a device", "</dev/zero", "legcramp: -: is a device, not a"),
              ("a folder", "<a-folder", "legcramp: -: is a folder, not a file")]
NOT_DAMAGED = [("no last newline", 'printf %s "$(cat $good)"'), ("in many pieces", "dd if=$good bs=977 status=none")]
NOT_READ = [("ends at once", ': | exec "$@"'), ("closed", 'exec "$@" <&-'), ("endless yes", 'yes | exec "$@"'),
            ("a line of 20 MB", f'{BIG} | exec "$@"'), ("NULs", 'head -c 100 /dev/zero | exec "$@"'),
            ("a folder", 'exec "$@" <a-folder'), ("a device", 'exec "$@" </dev/zero')]


def standard_input():
    row = partial(Row, "standard input")
    for (what, how), (text, exit) in itertools.product(NOT_READ, (("ask", 4), ("tips", 0), ("relief", 0))):
        yield row(f"{what}, where nothing is read", words(text), shell(how), {exit})
    for text, usual, good in FROM_INPUT:
        yield from standard_input_of(words(text), words(usual), good)
    both = shell('exec "$@" <own.json')
    yield row("knowledge and answers both from it", words("ask -f - --answers -"), both, {2}, "not both", "empty")
    yield row("knowledge and lines both from it", words("ask -f - --jsonl"), both, {2}, "not both", "empty")


def standard_input_of(arguments, usual, good):
    reads_lines = "--jsonl" in arguments
    def row(what, how, exits, says, out):
        return Row("standard input", what, arguments, shell(f"good={good}; {how}"), exits, says, out, usual)
    for what, how, says in UNREADABLE:
        yield row(what, f'exec "$@" {how}', {3}, says, "empty")
    for what, how, says in DAMAGED:
        if not reads_lines:
            yield row(what, f'{how} | exec "$@"', {3}, says, "empty")
        elif what not in ("nothing", "endless yes"):
            yield row(what, f'{how} | exec "$@"', {3}, "could not be read", "any")
    if arguments[0] == "check":
        return  # its report names the file
    for what, how in NOT_DAMAGED:
        yield row(what, f'{how} | exec "$@"', None, "", "whole")
    yield Row("standard input", "a pipe that wants no waiting, slowly", arguments, from_slow_pipe(good), None, "", "whole", usual,
              waits=True)


def from_slow_pipe(name):
    """Standard input is a pipe that wants no waiting; nothing comes at first, then one half, then the other."""
    def run(row):
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        content = pathlib.Path(FOLDER, name).read_bytes()
        process = start(row, stdin=reading)
        close_both(reading)
        feeding = threading.Thread(target=feed, args=(writing, content[:len(content) // 2], content[len(content) // 2:]))
        feeding.start()
        seen = finish(process, row.seconds)
        feeding.join()
        return seen
    return run


def feed(descriptor, *parts):
    with contextlib.suppress(BrokenPipeError), open(descriptor, "wb", buffering=0) as pipe:
        for part in parts:
            time.sleep(0.1)
            left = memoryview(part)
            while left:
                left = left[pipe.write(left):]


# ask --jsonl in a pipe that somebody watches, cuts or interrupts: what, how, exit, and what is said.
FILTERS = [
    ("a full disk", 'echo "$line" | exec "$@" >/dev/full', 5, UNWRITTEN),
    ("a line is answered while more may come",
     '{ echo "$line"; sleep 3; } | "$@" | timeout 2 head -1 | grep -q need_answers', 0, ""),
    ("SIGINT while it works", 'yes "$line" | timeout --preserve-status -s INT 1 "$@" >"$own"', 130, ""),
    ("SIGTERM while nothing comes", 'sleep 3 | timeout --preserve-status 1 "$@"', 143, ""),
    ("another interrupt, where the reader has stopped",
     """yes "$line" | { exec 3<&0; "$@" <&3 & pid=$!; sleep 1; kill -TERM $pid; sleep 0.3; kill -HUP $pid; sleep 0.3
        kill -KILL $pid 2>/dev/null || echo gone >"$own"; } | sleep 3; test -s "$own\"""", 0, ""),
    *((f"SIG{name}, and a slow reader: whole lines",
       f"""yes "$line" | timeout -s {name} 1 "$@" | {{ sleep 2; tail -c 1; }} >"$own"
           test -z "$(cat "$own")" && test -s "$own\"""", 0, "") for name in ("INT", "TERM", "HUP")),
    ("a file that grows",
     """cat lines.jsonl >"$own"; { sleep 0.2; cat lines.jsonl >>"$own"; sleep 0.5; } &
        tail -n +1 -f --pid=$! -s 0.1 "$own" | "$@" >"$own.out"; test $(wc -l <"$own.out") -eq 2000""", 0, ""),
]


def filters():
    row = partial(Row, "a filter in a pipe", arguments=["ask", "--jsonl"])
    for what, how, exit, says in FILTERS:
        yield row(what, run=shell(how), exits={exit}, says=says, waits=True)
    yield row("nothing comes", run=plainly, exits={0}, says="")
    pieces = shell('parallel --pipe -k --block 20k "$@" <lines.jsonl')
    yield row("cut into pieces by GNU parallel", run=pieces, says=ANYTHING, usual_stdin="lines.jsonl")
    yield row("a slow reader, wanting no waiting", run=into_pipe(read_slowly, blocking=False), stdin="lines.jsonl", waits=True)


# ---- settings


ORDINARY = ["", "tips", "advice calf", "advice toothache", "check", "ask --json", "export bedside", "--version --json"]
LOCALES = ["C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "zh_CN.GBK", "xx_XX.bogus", "", "/etc/passwd", "x" * 100000]
LOCALE_VARIABLES = ["LC_ALL", "LANG", "LC_NUMERIC", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE"]
ENVIRONMENTS = [(f"a locale of {name[:20]!r}", {variable: name for variable in LOCALE_VARIABLES}) for name in LOCALES]
ENVIRONMENTS += [(f"LC_NUMERIC={name} alone", {"LC_NUMERIC": name}) for name in ("de_DE.UTF-8", "xx_XX.bogus")]
ENVIRONMENTS += [("TZ, TMPDIR, HOME of nowhere", {"TZ": "/nowhere", "TMPDIR": "/nowhere", "HOME": "/nowhere"}),
                 ("settings of glibc that make no sense", {"GLIBC_TUNABLES": "x=y:::=", "MALLOC_ARENA_MAX": "-1", "LOCPATH": "/"})]
ENVIRONMENTS += [(f"COLUMNS={value}, but no terminal", {"COLUMNS": value}) for value in ("0", "1", "-5", "abc", "1" + "0" * 20)]
PLACES = [("no environment at all", 'exec env -i "$@"'), ("no HOME", 'unset HOME; exec "$@"'),
          ("a working folder that is deleted", 'mkdir "$own"; cd "$own"; rmdir "$own"; exec "$@"'),
          ("a working folder that is read-only", 'cd /proc; exec "$@"'), ("in the background", 'nice "$@" & wait $!'),
          ("umask 777, no core, no new files", f'umask 777; ulimit -c 0; {"" if WRITES_COUNTS else "ulimit -f 0; "}exec "$@"')]


def environments():
    for text in ORDINARY:
        for what, environment in ENVIRONMENTS:
            yield Row("environment", what, words(text), shell('exec "$@"', environment))
        for what, how in PLACES:
            yield Row("environment", what, words(text), shell(how))


OPENING = ["", "tips", "advice -f own.json", "ask", "ask --answers answers.json", "ask --jsonl --answers lines.jsonl",
           "check small.json", "diff own.json other.json", "tps", "tips -f none.json"]
MANY_OPEN = """exec /usr/bin/python3 -c 'import os, resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (2000, 2000))
for number in range(3, 1200): os.dup2(0, number)
os.execv(sys.argv[1], sys.argv[1:])' "$@\""""


def descriptors():
    row = partial(Row, "descriptors")
    sets = [numbers for size in (1, 2, 3) for numbers in itertools.combinations((0, 1, 2), size)]
    for text, closed in itertools.product(OPENING, sets):
        yield closed_descriptors(words(text), closed)
    for text in OPENING:
        yield row("1,200 inherited", words(text), shell(MANY_OPEN))
        yield row("ulimit -n 16", words(text), shell('ulimit -n 16; exec "$@"'))
        yield few_descriptors(4, words(text))
    for text in ORDINARY:
        yield few_descriptors(3, words(text))
    yield few_descriptors(3, words("tips -f own.json"), {3}, "Too many open files", "empty")


def closed_descriptors(arguments, closed):
    how = 'exec "$@" ' + " ".join("<&-" if number == 0 else f"{number}>&-" for number in closed)
    row = partial(Row, "descriptors", f"closed: {', '.join(map(str, closed))}", arguments, shell(how))
    if 1 in closed and output_of(arguments):
        return row({5}, "" if 2 in closed else UNWRITTEN, "empty")
    return row(says="" if 2 in closed else None)


def few_descriptors(most, arguments, *expected):
    if IS_INSTRUMENTED:
        return Skipped("descriptors", f"ulimit -n {most}", "sanitizers need more")
    return Row("descriptors", f"ulimit -n {most}", arguments, shell(f'ulimit -n {most}; exec "$@"'), *expected)


DEEP = ["", "tips", "check small.json", "check nested-64.json", "diff own.json other.json", "check many.json",
        "diff many.json many.json", "ask -f many.json --json", "tips -f nested-64.json", "tips -f nested-65.json",
        "ask --jsonl --answers lines.jsonl", "export bedside", "export output-schema", "advice " + "calf " * 100]
LARGE = ["", "tips", "advice calf", "check small.json", "check small.json --json", "diff own.json other.json",
         "tips -f own.json", "ask --json", "ask --jsonl --answers lines.jsonl", "export knowledge", "export output-schema", "export bedside", "help",
         "tips -f many.json", "check many.json", "tps", "tips -f none.json --json"]


def limits():
    for text in DEEP:
        if IS_INSTRUMENTED:
            yield Skipped("limits", "a stack of 256 KiB", "sanitizers need more")
        else:
            yield Row("limits", "a stack of 256 KiB", words(text), shell('ulimit -s 256; exec "$@"'))
    for text in LARGE:
        if IS_INSTRUMENTED:
            yield Skipped("limits", "too little memory (ulimit -v)", "sanitizers need more", 18)
        else:
            yield from limits_of_memory(words(text))


def with_memory(kibibytes):
    return shell(f'ulimit -c 0; ulimit -v {kibibytes}; exec "$@"')


@functools.lru_cache(maxsize=None)
def least_memory(arguments, exits):
    """The least limit in KiB, to 16, under which it ends so."""
    low, high = 0, 2**20
    while high - low > 16:
        middle = (low + high) // 2
        if with_memory(middle)(Row("", "", list(arguments), plainly)).exit in exits:
            high = middle
        else:
            low = middle
    return high


def limits_of_memory(arguments):
    row = partial(Row, "limits", arguments=arguments)
    usual = undisturbed(tuple(arguments), "/dev/null").exit
    least, enough = least_memory(("--version",), (0, 70)), least_memory(tuple(arguments), (usual,))
    for size in (least + (enough - least) * step // 12 for step in range(12)):
        yield row("less memory than it needs (ulimit -v)", run=with_memory(size), exits={70, usual}, says=ANYTHING, out="any")
    for size in (enough, enough + 64, enough * 2):
        yield row("just enough memory (ulimit -v)", run=with_memory(size))
    for size in (least * 9 // 10, least // 2, 100):
        yield row("too little to start it (ulimit -v)", run=with_memory(size), exits=set(range(1, 256)), says=ANYTHING, out="any")


# ---- arguments


STRANGE = [("empty", ""), ("131,000 bytes", "x" * 131000), ("invalid UTF-8", b"\xff\xfe\xc3("), ("a blank", " "), ("-", "-"),
           ("escapes and bidi marks", "\033[2J\u202e\u009b\u2066\r\b\x7f\U000e0041zebra"), ("a line break", "zebra\nlion"),
           ("a format", "{}{:>999999999}%n%s"), ("a list", "[a,b]"), ("a NUL, written out", "\\0\\u0000")]
LIKE_OPTIONS = ["--zebra", "-x", "--json=2", "--why=", "-fnone", "--" + "x" * 131000, "--\033[2J", "-\xff", "--cause", "-a"]
# Where such a word can stand, and how it ends then.
BEFORE = [([], 2), (["advice"], 1), (["advice", "--"], 1), (["tips"], 1), (["help"], 2), (["relief"], 2), (["export"], 2),
          (["ask"], 2), (["export", "completion"], 2), (["ask", "-a"], 2), (["advice", "--cause"], 2), (["relief", "--seconds"], 2),
          (["tips", "--color"], 2), (["tips", "-f"], 3), (["check"], 3), (["diff", "own.json"], 3), (["ask", "--answers"], 3),
          (["ask", "--jsonl", "--answers"], 3)]
NAMELESS = """exec /usr/bin/python3 -c 'import ctypes, sys
ctypes.CDLL(None).execve(sys.argv[1].encode(), (ctypes.c_char_p * 1)(), None)' "$@\""""


def exits_for(word, exit):
    """Words to look up may have 10,000 bytes."""
    return {2} if exit == 1 and len(word) > 10000 else {exit}


def strange_arguments():
    row = partial(Row, "arguments", run=plainly)
    for (what, word), (before, exit) in itertools.product(STRANGE, BEFORE):
        if (before, word) in ((["help"], ""), (["ask", "--jsonl", "--answers"], "-")):
            continue  # that is fine
        exits = exits_for(word, exit) if word not in ("", " ", "-") else {1, 2, 3}
        yield row(what, arguments=[*before, word], exits=exits, says="legcramp: ", out="empty")
        yield row(f"{what}, and --json", arguments=["--json", *before, word], exits=exits, says=ANYTHING, out="error")
    for word, (before, exit) in itertools.product(LIKE_OPTIONS, BEFORE):
        if (before, word) == (["advice", "--"], "--cause"):
            continue  # that is a word, and asks for causes
        exits = exits_for(word, exit) if before[-1:] == ["--"] else {2, 3}
        yield row("like an option", arguments=[*before, word], exits=exits, says="legcramp: ", out="empty")
    yield row("words like options", arguments=["advice", "--", "--zebra", "-x"], exits={1}, says="nothing about", out="empty")
    for word, before in itertools.product(("calf", "zebra", "no", "--why", "--json", "-a", "--cause=cold", "--", "-", "x" * 100),
                                          ([], ["advice"], ["advice", "cold"], ["ask"], ["tips"], ["export"], ["check"])):
        yield row("10,000 of them", arguments=before + [word] * 10000, exits={0, 1, 2, 3, 4}, says=ANYTHING, out="any")
    yield row("9,995 bytes, and a word", arguments=["advice", "calf", "x" * 9995], exits={0}, says="")
    yield row("9,996 bytes, and a word", arguments=["advice", "calf", "x" * 9996], exits={2}, says="more than 10000", out="empty")
    yield Row("arguments", "none, not even a name", ["tps"], shell(NAMELESS), {0}, "", usual=[])


# ---- files


UNUSABLE = [("missing", "none", "No such file"), ("a folder", "a-folder", "is a folder"),
            ("a link to itself", "loop", "Too many levels"), ("empty", "nothing", "the text is empty"), ("5 MiB", "five-mib", "larger than 4 MiB"),
            ("1 TB, sparse", "sparse", "larger than 4 MiB"), ("a device", "/dev/zero", "is a device"),
            ("a device", "/dev/full", "is a device"), ("/dev/null", "/dev/null", "the text is empty"),
            ("a socket", "socket", "No such device"), ("/proc/self/mem", "/proc/self/mem", "Input/output error"),
            ("a name of 5,000 bytes", "x" * 5000, "File name too long"), ("below a file", "own.json/x", "Not a directory"),
            ("escapes in the name", "\033[2J\u202e.json", "No such file"),
            ("invalid UTF-8 in the name", b"\xff.json", "No such file"),
            ("/dev/tty, without one", "/dev/tty", "No such device")]
TAKES_A_FILE = [["tips", "-f"], ["check"], ["diff", "own.json"], ["ask", "-f"], ["advice", "cold", "-f"], ["-f"],
                ["--version", "-f"], ["ask", "--answers"]]
# Files that come, change or break off while they are read, as $own.
BREAKING = [
    ("a FIFO whose writer dies halfway", 'mkfifo "$own"; head -c 9000 own.json >"$own" & exec "$@" "$own"', "the text ends"),
    ("a FIFO whose writer says nothing", 'mkfifo "$own"; : >"$own" & exec "$@" "$own"', "the text is empty"),
    ("a FIFO without end", 'mkfifo "$own"; yes >"$own" & exec "$@" "$own"', "larger than 4 MiB"),
    ("/dev/stdin, a pipe without end", 'yes | "$@" /dev/stdin', "larger than 4 MiB"),
    ("a file that grows", ': >"$own"; yes "          " | head -c 9000000 >>"$own" & sleep 0.05; exec "$@" "$own"', "legcramp: "),
    ("a file that was cut", 'head -c 200000 own.json >"$own"; exec "$@" "$own"', "the text ends")]
ANOTHER_WAY = [
    ("a FIFO", 'mkfifo "$own"; cat own.json >"$own" & exec "$@" "$own"'), ("a pipe", 'cat own.json | exec "$@" -'),
    ("/dev/stdin", 'exec "$@" /dev/stdin <own.json'), ("a link", 'ln -s "$PWD/own.json" "$own"; exec "$@" "$own"'),
    ("a slow FIFO", 'mkfifo "$own"; { head -c 9000 own.json; sleep 0.2; tail -c +9001 own.json; } >"$own" & exec "$@" "$own"'),
    ("piece by piece", 'dd if=own.json bs=100 status=none | exec "$@" -'), ("one byte order mark", 'exec "$@" bom.json'),
    ("nested 64 deep", 'exec "$@" nested-64.json')]


def files():
    row = partial(Row, "a file that cannot be read", exits={3}, out="empty", usual=["tips"])
    for (what, path, says), before in itertools.product(UNUSABLE, TAKES_A_FILE):
        yield row(what, [*before, path], plainly, says=says)
        yield row(what, ["--json", *before, path], plainly, says="", out="error")
    for (what, how, says), before in itertools.product(BREAKING, (["tips", "-f"], ["check"], ["diff", "own.json"])):
        yield row(what, before, shell(how), says=says)
    yield from files_not_permitted(row)
    for (what, how), before in itertools.product(ANOTHER_WAY, (["tips", "-f"], ["tips", "2", "-f"])):
        yield Row("a file by another way", what, before, shell(how), {0}, "", usual=[*before, "own.json"])


def files_not_permitted(row):
    nobody = "" if os.getuid() != 0 else "setpriv --reuid=65534 --clear-groups --"
    how = f'cp own.json "$own"; chmod 000 "$own"; chmod 711 .; exec {nobody} "$@"'
    if shell(how)(Row("", "", ["--version"], plainly)).exit == 0:
        yield row("not permitted", ["tips", "-f"], shell(how + ' "$own"'), says="Permission denied")
    else:
        yield Skipped("a file that cannot be read", "not permitted", "root may read everything, nobody may not run it")


def damaged():
    """The built-in knowledge, damaged: in what way, the text, and what is said of it."""
    text, title = OWN.encode(), b'"title": "'
    def first(old, new):
        return text.replace(old, new, 1)
    yield from [
        ("UTF-16", OWN.encode("utf-16"), "UTF-"), ("UTF-16 without a mark", OWN.encode("utf-16-le"), "UTF-"),
        ("UTF-32", OWN.encode("utf-32"), "UTF-"), ("two byte order marks", b"\xef\xbb\xbf" * 2 + text, ":1:"),
        ("invalid UTF-8", first(b"Leg", b"L\xffg"), "not UTF-8"), ("half a character last", text + b"\xc3", "not UTF-8"),
        ("a lone surrogate", first(title, title + b"\\ud800"), "broken escape"),
        ("a surrogate as UTF-8", first(title, title + b"\xed\xa0\x80"), "not UTF-8"),
        ("a NUL", first(b"cramps", b"cr\0mps"), "NUL"), ("a NUL, written out", first(title, title + b"\\u0000"), "U+0000"),
        ("a NUL last", text + b"\0", "NUL"), ("a NUL, then more", b"{}\0" + text, "NUL"),
        ("escapes, written out", first(title, title + b"\\u001b[2J\\u202e"), "U+001B"),
        ("escapes", first(title, title + b"\033[2J\xe2\x80\xae\xc2\x9b"), ":1"),
        ("escapes in a remark", first(title, b'"x-remark": "\\u001b[2J\\u202e", "title": "'), "U+001B"),
        ("a key of escapes", first(b'"title"', b'"\\u001b[2J\\u202e": 1, "title"'), "unknown"),
        ("a key of 100,000 bytes", first(b'"title"', b'"' + b"k" * 100000 + b'": 1, "title"'), "a key longer than 100 bytes"),
        ("an id with a bidi mark", first(b'"chest-pain"', b'"chest\xe2\x80\xaepain"'), "id"),
        ("a million brackets", b"[" * 1000000, "nested deeper"), ("half a million braces", b'{"a":' * 500000, "nested deeper"),
        ("nested 65 deep", nested(65).encode(), "nested deeper than 64 levels"),
        ("a key twice", first(b'"title"', b'"version": "1", "title"'), "twice"),
        ("1e999", first(b'"minutes": 10', b'"minutes": 1e999'), "too large"),
        ("2^64", first(b'"minutes": 10', b'"minutes": 18446744073709551616'), "minutes"),
        ("two documents", text + text, ""), ("only blanks", b" \n" * 100, "the text ends"),
        ("a program", pathlib.Path("/bin/sh").read_bytes(), "NUL"),
        ("a number", b"5", ""), ("null", b"null", ""), ("a string of 4 MiB", b'"' + b"x" * (4 * 2**20 - 2) + b'"', ""),
        ("a byte more than 4 MiB", b'"' + b"x" * (4 * 2**20 - 1) + b'"', "larger than 4 MiB"),
        ("a thousand faults", b'{"rules":[' + b'{"whne":1},' * 1000 + b"{}]}", "more")]
    yield from (("cut off", text[:len(text) * at // 12], "the text ends") for at in range(1, 12))
    for at in range(100, len(text), len(text) // 12):
        yield "one bit is another", text[:at] + bytes([text[at] ^ 0x80]) + text[at + 1:], "not UTF-8"


def damaged_files():
    row = partial(Row, "a file that is damaged", run=plainly, exits={3}, usual=["tips"])
    for number, (what, content, says) in enumerate(damaged()):
        name = f"damaged-{number}.json"
        write(name, content)
        for before in (["tips", "-f"], ["check"], ["diff", "own.json"]):
            yield row(what, [*before, name], says=says or "legcramp: damaged", out="empty")
        yield row(what, ["advice", "cold", "--json", "-f", name], says="", out="error")
        yield row("any of these, as answers", ["ask", "--answers", name], says="legcramp: damaged", out="empty")
        yield row("any of these, as lines", ["ask", "--jsonl", "--answers", name], says="could not be read", out="any")


THEMES = [nothing_special, output_that_fails, output_that_is_slow, writes_that_fail, reads_that_fail, calls_that_fail, signals, replies,
          terminals_that_fail, terminals, standard_input, filters, environments, descriptors, limits, strange_arguments, files,
          damaged_files]


# ---- all of it


def try_out(row):
    seen = row.run(row)
    return seen, judge(row, seen)


def run_all(rows):
    """What came of each row, in order. Two work at a time; those that mostly sleep have places of their own."""
    with concurrent.futures.ThreadPoolExecutor(2) as working, concurrent.futures.ThreadPoolExecutor(8) as waiting:
        tries = [(waiting if row.waits else working).submit(try_out, row) for row in rows]
        return [each.result() for each in tries]


def print_table(rows, results):
    groups = {}
    for row, (seen, _) in zip(rows, results):
        groups.setdefault((row.theme, row.what), []).append((row, seen))
    last = None
    for (theme, what), members in groups.items():
        if theme != last:
            print(f"\n## {theme}\n\n| input | with | outcome |\n|---|---|---|")
            last = theme
        print(f"| {cell(what)} | {cell(with_what(members))} | {cell(outcome(members))} |")
    print()


def with_what(members):
    commands = list(dict.fromkeys(row.command() for row, _ in members))
    rows = f", {len(members)} rows" if len(members) > len(commands) else ""
    if len(commands) <= 2:
        return ", ".join(f"`{command}`" for command in commands) + rows
    kinds = {len(EVERY): "every command", len(those_that_print()): "every command that prints"}
    return f"{kinds.get(len(commands), 'commands')} ({len(commands)}){rows}"


def outcome(members):
    codes = sorted({seen.exit for _, seen in members if seen.exit is not None})
    told = "as undisturbed" if all(row.exits is None for row, _ in members) else " or ".join(map(str, codes))
    if says := sorted({row.says for row, _ in members if row.says and row.says is not ANYTHING}):
        told += ", " + " or ".join(f"`{text}`" for text in says[:2]) + (" ..." if len(says) > 2 else "")
    return told + (", whole" if {row.out for row, _ in members} <= {"whole", "words"} else "")


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def main():
    make_files()
    everything = [row for theme in THEMES for row in theme()]
    skipped = [row for row in everything if isinstance(row, Skipped)]
    rows = [row for row in everything if isinstance(row, Row)]
    results = run_all(rows)
    failures = [(row, wrong) for row, (_, wrong) in zip(rows, results) if wrong]
    if "--table" in sys.argv:
        print_table(rows, results)
    for row in skipped:
        print(f"skipped {row.theme}: {row.what} ({row.count}): {row.why}")
    for row, wrong in failures:
        print(f"FAILED {row.theme}: {row.what}: {row.command()}: {'; '.join(wrong)}")
    print(f"{len(rows) - len(failures)} passed, {len(failures)} failed, {sum(row.count for row in skipped)} skipped")
    return 1 if failures else 0


try:
    sys.exit(main())
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
