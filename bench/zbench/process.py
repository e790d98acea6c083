"""Runs a process and tells what it cost."""

import dataclasses
import os
import statistics
import subprocess
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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode, *texts)


def median_cost(command, times, **kwargs):
    """The median of each figure over several runs."""
    costs = [run(command, **kwargs) for _ in range(times)]
    last = costs[-1]
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs),
                statistics.median(c.peak for c in costs), max((c.code for c in costs), key=abs),
                last.out, last.err)
