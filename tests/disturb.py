"""Runs the program disturbed, and judges what came of it. The tables are in hostile.py."""

import contextlib
import fcntl
import functools
import itertools
import json
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import threading
import time
from dataclasses import dataclass, field
from typing import Callable, Optional

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp(prefix="hostile")
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
UNDER_STRACE = {"ASAN_OPTIONS": "detect_leaks=0"}  # it traces too, and there can be only one who does
WRITES_COUNTS = b"__llvm_profile_runtime" in pathlib.Path(PROGRAM).read_bytes()  # a file at its end: coverage
IS_INSTRUMENTED = WRITES_COUNTS or b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()

UNWRITTEN = "legcramp: the output could not be written"
NO_MEMORY = "legcramp: not enough memory"
LINE = '{"format_version":"1.0","answers":{"chest-pain":"no"}}\n'
CRASHES = {128 + number for number in (signal.SIGILL, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGSEGV)}
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
                      r"\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f]")
MOVING = re.compile(r"\r|\a|\033\[K|\033\[[0-9;]*m")  # what legcramp sends to a terminal on purpose
UNBREAKABLE = re.compile(r"legcramp|https?://|sha256|^  -|^ *\S+$")  # commands, addresses, names
MOST_ERRORS = 10000  # bytes
MOST_SHOWN = 16_000  # bytes, for arguments that are as long
ANYTHING = "anything"  # is what standard error may say


@dataclass
class Seen:
    exit: Optional[int]  # as a shell tells it; none if it hung
    out: bytes = b""
    err: bytes = b""
    trouble: list = field(default_factory=list)  # what whoever watched it complains of


@dataclass
class Row:
    theme: str
    what: str  # the disturbance, in words
    arguments: list
    run: Callable  # gets the row, gives what was seen
    exits: Optional[set] = None  # none: as undisturbed
    says: Optional[str] = None  # in what standard error, or the screen, says; "": it says nothing; none: as undisturbed
    out: str = "whole"  # or empty, any, lines (whole ones, from the first), words (broken elsewhere), error (JSON)
    usual: Optional[list] = None  # the arguments of the undisturbed run, if they are others
    stdin: str = "/dev/null"
    usual_stdin: Optional[str] = None
    seconds: float = 120
    waits: bool = False  # it sleeps more than it works

    def command(self):
        text = shlex.join(os.fsdecode(part) for part in ["legcramp", *self.arguments])
        return STEERING.sub("?", text if len(text) < 70 else text[:67] + "...").encode(errors="replace").decode()


@dataclass
class Skipped:
    theme: str
    what: str
    why: str
    count: int = 1


# ---- running


STARTING = threading.Lock()  # so that no program that starts holds the other's end of a pipe for a moment


def start(row, how='exec "$@"', environment=None, **streams):
    """Starts it in sh, with the program and its arguments as "$@", and a name for files of its own as $own."""
    usual = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    own = f"{FOLDER}/own-{next(start.number)}"
    environment = {**ENVIRONMENT, "own": own, "line": LINE.strip(), **(environment or {})}
    with STARTING, open(os.path.join(FOLDER, row.stdin), "rb") as stdin:
        return subprocess.Popen(["sh", "-c", how, "sh", PROGRAM, *row.arguments], cwd=FOLDER, env=environment,
                                start_new_session=True, **{**usual, "stdin": stdin, **streams})


start.number = itertools.count()


def end_of(process):
    """Its exit code as a shell tells it."""
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


def stop(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def finish(process, seconds):
    try:
        out, err = process.communicate(timeout=seconds)
        return Seen(end_of(process), out or b"", err or b"")
    except subprocess.TimeoutExpired:
        stop(process)
        return Seen(None)


def shell(how, environment=None):
    """Runs it in sh, where "$@" is the program with its arguments."""
    return lambda row: finish(start(row, how, environment), row.seconds)


plainly = shell('exec "$@"')


@functools.lru_cache(maxsize=None)
def undisturbed(arguments, stdin):
    return plainly(Row("", "", list(arguments), plainly, stdin=stdin))


def usual_of(row):
    arguments = row.arguments if row.usual is None else row.usual
    return undisturbed(tuple(arguments), row.usual_stdin or row.stdin)


def into_file(how):
    """Standard output is a file, which is read back."""
    def run(row):
        with tempfile.TemporaryFile(dir=FOLDER) as file:
            seen = finish(start(row, how, stdout=file), row.seconds)
            file.seek(0)
            return Seen(seen.exit, file.read(), seen.err)
    return run


def read_slowly(descriptor):
    out = b""
    while part := os.read(descriptor, 1024):
        out += part
        time.sleep(0.0005)
    return out


def read_little(descriptor):
    return os.read(descriptor, 100)


def read_nothing(_):
    return b""


def into_pipe(read_from, how='exec "$@"', blocking=True, seconds=60):
    """Standard output is a pipe of one page, and somebody reads from it, all or not."""
    def run(row):
        reading, writing = os.pipe()
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
        os.set_blocking(writing, blocking)
        if read_from is read_nothing:
            close_both(reading)
        with tempfile.TemporaryFile(dir=FOLDER) as errors:
            process = start(row, how, stdout=writing, stderr=errors)
            watchdog = threading.Timer(seconds, stop, [process])
            watchdog.start()
            close_both(writing)
            out = read_from(reading)
            if read_from is not read_nothing:
                close_both(reading)
            process.wait()
            watchdog.cancel()
            errors.seek(0)
            return Seen(None if process.returncode == -signal.SIGKILL else end_of(process), out, errors.read())
    return run


def close_both(descriptor):
    with STARTING:
        os.close(descriptor)


# ---- judging


def judge(row, seen):
    """What is wrong with it, in words."""
    if seen.exit is None:
        return ["it hangs", *seen.trouble]
    usual = usual_of(row)
    exits = {usual.exit} if row.exits is None else row.exits
    wrong = list(seen.trouble)
    if seen.exit not in exits:
        expected = " or ".join(map(str, sorted(exits))) if len(exits) < 10 else "without a crash"
        wrong.append(f"exit {seen.exit}, not {expected}")
    return wrong + wrong_errors(row, seen, usual) + wrong_output(row, seen, usual) + steering(row, seen) + flood(row, seen)


def wrong_errors(row, seen, usual):
    if seen.exit == 70 and seen.err != f"{NO_MEMORY}\n".encode():
        return [f"gives up, and says {seen.err[:200]!r}"]
    if row.says is ANYTHING:
        return []
    if is_on_terminal(row):
        return [] if row.says.encode() in seen.out else [f"does not show {row.says!r}, but {seen.out[-200:]!r}"]
    if len(seen.err) > MOST_ERRORS:
        return [f"{len(seen.err)} bytes of errors"]
    if row.says is None:
        return [] if seen.err == usual.err else [f"says {seen.err[:200]!r}, not {usual.err[:200]!r}"]
    if (row.says.encode() not in seen.err) if row.says else seen.err:
        return [f"says {seen.err[:200]!r}, not {row.says!r}"]
    return []


def wrong_output(row, seen, usual):
    is_right = {
        "whole": lambda: seen.out == usual.out,
        "empty": lambda: seen.out == b"",
        "any": lambda: True,
        "lines": lambda: usual.out.startswith(seen.out) and seen.out[-1:] in (b"", b"\n"),
        "words": lambda: MOVING.sub("", seen.out.decode()).split() == usual.out.decode().split(),
        "error": lambda: b'"error"' in seen.out and json.loads(seen.out)["error"]["exit"] == seen.exit,
    }
    if row.out != "words" and seen.exit in (0, usual.exit) and seen.out != usual.out and not is_on_terminal(row):
        return [f"exit {seen.exit} with output that is not whole: {len(seen.out)} of {len(usual.out)} bytes"]
    return [] if is_right[row.out]() else [f"output is not {row.out}: {seen.out[:200]!r}"]


def flood(row, seen):
    """Endless words are not told in full, but in JSON."""
    given, shown = sum(map(len, row.arguments)), len(seen.out) + len(seen.err)
    return [f"echoes {shown} bytes"] if given > MOST_SHOWN < shown and "--json" not in row.arguments else []


def is_on_terminal(row):
    return getattr(row.run, "is_on_terminal", False)


def steering(row, seen):
    """What could make a terminal do something, or is no text."""
    text = seen.err.decode(errors="surrogateescape") + seen.out.decode(errors="surrogateescape")
    if is_on_terminal(row):
        return ["sends a terminal something strange"] if "\033" in MOVING.sub("", text) else []
    found = STEERING.search(text) or re.search("[\udc80-\udcff]", text)
    return [f"prints {found.group()!r}"] if found else []


# ---- a terminal


# Runs it in the foreground of a shell that stays when it ends or stops.
FOLLOW = """ulimit -c 0; trap : INT TERM HUP QUIT
"$@"; code=$?
if [ $code -eq 148 ]; then echo stopped; fg >/dev/null; code=$?; fi
echo "ended $code\""""


class Terminal:
    """A terminal that the program runs on, and what is seen and done there."""

    def __init__(self, row, columns, rows, environment, strace, follow):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, rows.to_bytes(2, "little") + columns.to_bytes(2, "little") + bytes(4))
        self.settings = termios.tcgetattr(self.slave)
        self.screen = ""
        self.read_to = 0
        command = [part.replace("TERMINAL", os.ttyname(self.slave)) for part in strace] + [PROGRAM, *row.arguments]
        environment = {**ENVIRONMENT, "TERM": "xterm", **environment}
        environment = {name: value for name, value in environment.items() if value is not None}
        with STARTING:
            self.process = subprocess.Popen(["setsid", "-c", *follow, *command], cwd=FOLDER, env=environment,
                                            stdin=self.slave, stdout=self.slave, stderr=self.slave)

    def see(self, pattern, seconds=60):
        """Waits until this is on the screen, after what was seen before."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if match := re.compile(pattern).search(self.screen, self.read_to):
                self.read_to = match.end()
                return match
            if select.select([self.master], [], [], 0.05)[0]:
                self.screen += os.read(self.master, 65536).decode(errors="surrogateescape")
        raise TimeoutError(f"never showed {pattern!r}, but {self.screen[-300:]!r}")

    def type(self, keys):
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def kill(self, name):
        os.killpg(os.tcgetpgrp(self.master), getattr(signal, f"SIG{name}"))

    def come_back(self, _):
        """Waits until the shell has put the program into the foreground again."""
        self.see("stopped")
        while os.tcgetpgrp(self.master) == self.process.pid:
            time.sleep(0.001)

    def vanish(self, _):
        os.close(self.master)
        os.close(self.slave)
        self.master = None

    def settings_changed(self):
        return [] if termios.tcgetattr(self.slave) == self.settings else ["the terminal is not as it was"]

    def ended(self):
        """What was seen once the program has ended."""
        if self.master is None:
            self.process.wait(10)
            return Seen(end_of(self.process))
        code = int(self.see(r"ended (\d+)").group(1))
        screen = self.screen[:self.screen.rindex("ended ")].replace("\r\n", "\n")
        return Seen(code, screen.encode(errors="surrogateescape"), b"", self.settings_changed())

    def close(self):
        if self.master is not None:
            os.close(self.master)
            os.close(self.slave)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def on_terminal(*steps, columns=40, rows=24, environment=None, strace=(), width=None):
    """Runs it on a terminal, where each step is ("see", PATTERN), ("type", KEYS), ("kill", SIGNAL), ("come_back", "")
    or ("vanish", "")."""
    def run(row):
        follow = [] if ("vanish", "") in steps else ["sh", "-mc", FOLLOW, "sh"]
        terminal = Terminal(row, columns, rows, environment or {}, strace, follow)
        try:
            for step, what in steps:
                getattr(terminal, step)(what)
            seen = terminal.ended()
            return Seen(seen.exit, seen.out, b"", seen.trouble + (too_wide(seen.out, width) if width else []))
        except (TimeoutError, OSError, subprocess.TimeoutExpired) as trouble:
            return Seen(None, trouble=[str(trouble)])
        finally:
            terminal.close()
    run.is_on_terminal = True
    return run


def too_wide(screen, width):
    """Lines that are wider, and could be broken."""
    lines = MOVING.sub("", screen.decode(errors="replace")).split("\n")
    return [f"wider than {width}: {line!r}" for line in lines if len(line) > width and not UNBREAKABLE.search(line)][:3]


# ---- system calls that fail


def tracing(*options):
    return ["strace", "--quiet=all", "-o", "/dev/null", *options]


def about(path):
    """Only what is about this file."""
    return ["-P", path] if path else []


def failing(calls, error, when, path=None):
    """What makes this call fail with this error: the N-th, or from then on ("N+")."""
    return tracing(*about(path), "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={when}")


def under(strace):
    return shell("exec " + shlex.join(strace) + ' "$@"', UNDER_STRACE)


@functools.lru_cache(maxsize=None)
def calls_of(arguments, calls, path=None, stdin="/dev/null"):
    """The system calls that it makes undisturbed, in order, as strace writes them."""
    with tempfile.NamedTemporaryFile("r", dir=FOLDER) as log:
        row = Row("", "", list(arguments), plainly, stdin=stdin)
        under(["strace", "--quiet=all", "-o", log.name, *about(path), "-e", f"trace={calls}"])(row)
        return [line for line in log.read().splitlines() if not line.startswith(("+++", "---"))]


CAN_TRACE = bool(shutil.which("strace")) and under(tracing("-e", "trace=write"))(Row("", "", ["--version"], plainly)).exit == 0
