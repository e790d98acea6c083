"""Runs a process and tells what it cost.

The process is started by a small one (this file as a program): a child's peak memory counts from its parent's, and
that of a Python that holds results is larger than some of what is measured.
"""

import dataclasses
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Cost:
    """What a process and its children cost; ``peak`` is the largest resident set in MB."""

    wall: float
    cpu: float
    peak: float
    code: int
    out: str
    err: str


def run(command, cwd=None, env=None):
    """Runs ``command`` to its end and returns its Cost."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile() as cost:
        subprocess.run([sys.executable, "-I", "-S", __file__, cost.name, *map(str, command)], cwd=cwd, env=env,
                       stdin=subprocess.DEVNULL, stdout=out, stderr=err, check=True)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
        return Cost(**json.load(cost), out=texts[0], err=texts[1])


def watched(command):
    """Runs ``command`` and shows what it tells while it goes; its exit code."""
    return subprocess.run([*map(str, command)], stdin=subprocess.DEVNULL, check=False).returncode


def median_cost(command, times, **kwargs):
    """The median of each figure over several runs."""
    costs = [run(command, **kwargs) for _ in range(times)]
    last = costs[-1]
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs),
                statistics.median(c.peak for c in costs), max((c.code for c in costs), key=abs),
                last.out, last.err)


def main():
    """process.py COST COMMAND...: runs the command and writes its cost into a file."""
    start = time.monotonic()
    child = os.spawnvp(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
    _, status, used = os.wait4(child, 0)
    cost = {"wall": time.monotonic() - start, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024,
            "code": os.waitstatus_to_exitcode(status)}
    with open(sys.argv[1], "w", encoding="utf-8") as saved:
        json.dump(cost, saved)


if __name__ == "__main__":
    main()
