"""Presses Tab in real shells: bash, zsh and fish, each in a terminal of its own.

    shells.py LEGCRAMP

A stand-in for legcramp takes the place of the program: it completes as the program does, and says what it was called with.
"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

STAND_IN = """#!/bin/sh
case $1 in
  __complete) "$REAL" "$@"; echo >>"$HOME/asked" ;;
  *) printf 'got<'; printf '[%s]' "$@"; printf '>\\n' ;;
esac
"""
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'source <("$REAL" export completion bash)'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -u -D; source <("$REAL" export completion zsh)'),
    "fish": (["fish", "--no-config", "-i"], '"$REAL" export completion fish | source'),
}
# What is typed, <Tab> as "\t", and the words that the program then gets.
KEYS = [
    ("legcramp adv\t", ["advice"]),
    ("legcramp --js\t ti\t 2", ["--json", "tips", "2"]),
    ("legcramp advice --cause col\t", ["advice", "--cause", "cold"]),
    ("legcramp advice --cause=col\t", ["advice", "--cause=cold"]),
    ("legcramp advice -c fat\t -c col\t", ["advice", "-c", "fatigue", "-c", "cold"]),
    ("legcramp advice --cause \"col\t", ["advice", "--cause", "cold"]),
    ("legcramp advice -ccol\t", ["advice", "-ccold"]),
    ("legcramp advice -- --cause col\t", ["advice", "--", "--cause", "col"]),
    ("legcramp relief wall\t --be\t", ["relief", "wall-lean", "--bell"]),
    ("legcramp ask -a one-leg-sw\tuns\t", ["ask", "-a", "one-leg-swollen=unsure"]),
    ("legcramp ask -a chest-p\tn\t -a faint\ty\t", ["ask", "-a", "chest-pain=no", "-a", "fainted=yes"]),
    ("legcramp ask -a emergency-si\tn\t", ["ask", "-a", "emergency-signs=no"]),
    ("legcramp ask --answ\t my\\ a\t", ["ask", "--answers", "my answers.json"]),
    ("legcramp ask --answers \"my a\t", ["ask", "--answers", "my answers.json"]),
    ("legcramp --knowledge=ow\t tips", ["--knowledge=own.json", "tips"]),
    ("legcramp -f ~/ow\t tips", ["-f", "~/own.json", "tips"]),
    ("legcramp -f own.json advice -c wear\t", ["-f", "own.json", "advice", "-c", "weariness"]),
    ("legcramp -Vfown.json advice -c wear\t", ["-Vfown.json", "advice", "-c", "weariness"]),
    ("legcramp -f ~/own.json advice -c wear\t", ["-f", "~/own.json", "advice", "-c", "weariness"]),
    ("legcramp -f \"my own.json\" advice -c wear\t", ["-f", "my own.json", "advice", "-c", "weariness"]),
    ("legcramp -f my\\ own.json advice -c wear\t", ["-f", "my own.json", "advice", "-c", "weariness"]),
    ("legcramp -f pipe advice -c wear\tx", ["-f", "pipe", "advice", "-c", "wearx"]),
    ("legcramp check ow\t --mut\t", ["check", "own.json", "--mutate"]),
    ("legcramp tips < ow\t -V", ["tips", "-V"]),
    ("legcramp export completion fi\t", ["export", "completion", "fish"]),
    ("legcramp export knowledge fi\tx", ["export", "knowledge", "fix"]),
    ("legcramp help rel\t", ["help", "relief"]),
    ("./legcramp rel\t", ["relief"]),
    ("~/legcramp rel\t", ["relief"]),
]


class Terminal:
    def __init__(self, command, folder, environment):
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.seen = ""

    def type(self, keys):
        os.write(self.descriptor, keys.encode())

    def wait_for(self, pattern, seconds=20):
        """What comes until something like the pattern does; None if it does not come in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if match := re.search(pattern, self.seen):
                self.seen = self.seen[match.end():]
                return match
            if select.select([self.descriptor], [], [], 0.1)[0]:
                self.seen += os.read(self.descriptor, 65536).decode(errors="replace")
        return None

    def close(self):
        os.close(self.descriptor)
        os.waitpid(self.pid, 0)


def words_after(terminal, keys, asked):
    """The words that the program gets when these keys are typed, each Tab answered before the next key."""
    for part in re.split(r"(\t)", keys):
        before = asked.stat().st_size
        terminal.type(part)
        if part == "\t":
            end = time.monotonic() + 2
            while asked.stat().st_size == before and time.monotonic() < end:
                time.sleep(0.02)
            time.sleep(0.3)  # for the shell to draw it
    terminal.type("\n")
    match = terminal.wait_for(r"got<((?:\[[^\]\n]*\])*)>", 5)
    return match and re.findall(r"\[([^\]]*)\]", match.group(1))


def main():
    program = os.path.abspath(sys.argv[1])
    bad = count = 0
    for shell, (command, load) in SHELLS.items():
        with tempfile.TemporaryDirectory() as folder:
            stand_in = pathlib.Path(folder, "legcramp")
            stand_in.write_text(STAND_IN)
            stand_in.chmod(0o755)
            knowledge = subprocess.run([program, "export", "knowledge"], capture_output=True, text=True, check=True).stdout
            for name in ("own.json", "my own.json"):
                pathlib.Path(folder, name).write_text(knowledge.replace('"fatigue"', '"weariness"'))
            os.mkfifo(pathlib.Path(folder, "pipe"))
            pathlib.Path(folder, "my answers.json").write_text("{}")
            asked = pathlib.Path(folder, "asked")
            asked.touch()
            environment = {"PATH": f"{folder}:{os.environ['PATH']}", "REAL": program, "HOME": folder, "TERM": "xterm",
                           "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
            terminal = Terminal(command, folder, environment)
            terminal.type(f"{load}; echo rea''dy\n")
            if not terminal.wait_for("ready"):
                sys.exit(f"{shell} does not start: {terminal.seen!r}")
            for keys, expected in KEYS:
                count += 1
                got = words_after(terminal, keys, asked)
                if got != [word.replace("~", folder) for word in expected]:
                    bad += 1
                    print(f"{shell}: {keys!r} gives {got!r}, not {expected!r}")
            terminal.close()
    print(f"{count} lines typed in {len(SHELLS)} shells, {bad} wrong")
    sys.exit(1 if bad else 0)


main()
