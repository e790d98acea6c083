"""How well the simulator predicts rows of the mail's table that its calibration has not seen."""

from . import process
from .setup import Stop
from .table import show

JUDGE = 20000  # operations of a point
EFFORT = 1, 14, 30, 1500  # restarts, members, generations, operations


def run(setup, options):
    """Prints the error of the rows left out: all but four thread counts, then one count after the other."""
    few = fits(setup, "few")
    one = fits(setup, "one")
    show("Rows that the calibration has not seen", ["threads left out", "mean error of these", "of those it has seen"],
         [[out, percent(error), percent(seen)] for out, error, seen in few + one])
    print(f"\none thread count left out: mean {percent(sum(error for _, error, _ in one) / len(one))}")


def fits(setup, which):
    done = process.run(setup.java_command("HeldOut", setup.classpath, which, JUDGE, *EFFORT, flags=["-XX:+UseSerialGC"]))
    if done.code != 0:
        raise Stop(f"the calibration failed:\n{done.err[-500:]}")
    words = [line.split() for line in done.out.splitlines()]
    return [(out, float(error), float(seen)) for out, error, seen in words]


def percent(share):
    return f"{100 * share:.2f} %"
