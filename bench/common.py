"""How programs are run and timed, side by side."""
import os
import pathlib
import random
import statistics
import subprocess

here = pathlib.Path(__file__).parent


class Workshop:
    """A folder to work in, and what is run there."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C",
                            "TEALDEER_CACHE_DIR": str(self.folder / "tealdeer")}
        self.spawn = self.build(here / "spawn.c")

    def build(self, source):
        """A static C program. It is written as an installed one is: the linker leaves a file in memory in smaller pieces, which
        takes longer to start."""
        program = self.folder / source.stem
        subprocess.run(["gcc", "-O2", "-static", "-o", f"{program}.linked", source], check=True)
        program.unlink(missing_ok=True)
        program.write_bytes(pathlib.Path(f"{program}.linked").read_bytes())
        program.chmod(0o755)
        return program

    def output_of(self, *command, **more):
        return subprocess.run(command, capture_output=True, text=True, check=True, env=self.environment, **more).stdout

    def run(self, command, input_file=os.devnull):
        """Nanoseconds of wall time and KiB of peak memory of one process, whose output goes nowhere."""
        with open(input_file, "rb") as opened:
            nanoseconds, peak, status = map(int, self.output_of(self.spawn, *command, stdin=opened).split())
        if status not in (0, 3, 4):
            raise SystemExit(f"{' '.join(map(str, command))}: exit {status}")
        return nanoseconds, peak

    def compare(self, commands, rounds, input_file=os.devnull):
        """Runs each once a round, in an order of its own, so that all meet the same machine: for each name its times and its peak."""
        times = {name: [] for name in commands}
        peaks = dict.fromkeys(commands, 0)
        order = random.Random(1)
        for name, command in commands.items():
            self.run(command, input_file)  # once, so that all files are in memory
        for _ in range(rounds):
            for name in order.sample(list(commands), len(commands)):
                nanoseconds, peak = self.run(commands[name], input_file)
                times[name].append(nanoseconds)
                peaks[name] = max(peaks[name], peak)
        return times, peaks


def ratio(times, others):
    """The median of what was measured in the same round, divided."""
    return statistics.median(a / b for a, b in zip(times, others, strict=True))


def table(*rows):
    head, *rest = (" | ".join(str(cell) for cell in row) for row in rows)
    return "\n".join([f"| {head} |", "|" + "---|" * len(rows[0]), *(f"| {row} |" for row in rest)]) + "\n"
