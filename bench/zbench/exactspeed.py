"""CPU time of exact mode, warm, beside CDT in the same run; gcc and clang start anew for each unit."""

import os
import shutil
import statistics
import subprocess

from . import compared, process
from .kernelbuild import words_of
from .setup import Stop
from .table import show

UNITS = 24
WARM_UP = 3
OURS = {"preprocess": "zuflint: preprocess",
        "check": "zuflint: as check reads (preprocess, tree of the driver)",
        "tree": "zuflint: preprocess, tree of everything, what units share read once",
        "alone": "zuflint: the same, nothing shared"}


def run(setup, options, build, order):
    fast = order[:UNITS]
    listing = setup.out / "exact-fast.list"
    listing.write_text("".join(f"{unit}\n" for unit in fast))
    passes = options.passes + WARM_UP
    print(f"bench: {passes} passes over {UNITS} units, then the peers (2 minutes)")
    ours = java(setup, "Exact", setup.classpath, "speed", build, listing, passes)
    rows = [[title, *costs(ours, way)] for way, title in OURS.items()]
    theirs = cdt(setup, build, listing, passes)
    rows += theirs
    for compiler, what, words in ((("gcc", "-E", whole), ("gcc", "-fsyntax-only", whole), ("clang", "-E", for_clang),
                                   ("clang", "-fsyntax-only", for_clang))):
        if setup.peer(compiler, compiler):
            rows += compiled(build, fast, compiler, what, words)
    show(f"Speed over {UNITS} units, CPU ms a unit", ["what", "thread", "process"],
         [[row[0], *(f"{cell:.0f}" if cell else "" for cell in row[1:])] for row in rows])
    if theirs:
        print("\nCDT's thread costs " + ", ".join(f"{theirs[0][1] / row[1]:.1f} times {way}"
                                                for way, row in zip(OURS, rows)))


def cdt(setup, build, listing, passes):
    classpath = setup.cdt_classpath()
    if not classpath:
        print("bench: CDT's parser is left out")
        return []
    options = setup.out / "exact-cdt.tsv"
    java(setup, "Exact", setup.classpath, "options", build, listing, options)
    out = java(setup, "CdtExact", classpath, options, passes)
    print(f"bench: CDT reads {out.splitlines()[-1].split()[4]} of {UNITS} units without a problem")
    return [["CDT: preprocess, tree of everything", *costs(out, "cdt")]]


def java(setup, main, classpath, *arguments):
    done = process.run(setup.java_command(main, classpath, *arguments))
    if done.code != 0:
        raise Stop(f"{main} failed:\n{done.err[-2000:]}")
    return done.out


def costs(out, way):
    """The median over the passes behind the warm-up, by thread and by process."""
    lines = [line.split() for line in out.splitlines() if line.startswith(way + " ")][WARM_UP:]
    return [statistics.median(int(line[field]) for line in lines) / 1e6 / UNITS for field in (1, 2)]


def whole(build, unit):
    words = [word for word in words_of(build, unit)[1:] if not word.startswith("-Wp,-MMD") and word != "-c"]
    at = words.index("-o")
    return [*words[:at], *words[at + 2:], "-w"]


def for_clang(build, unit):
    file, *flags = compared.line_of(build, unit)
    return [*flags, file]


def compiled(build, fast, compiler, what, words):
    """A row with CPU ms a unit; none when it fails on most of them."""
    before = os.times()
    failed = 0
    for unit in fast:
        done = subprocess.run([compiler, *words(build, unit), what], cwd=build, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False)
        failed += done.returncode != 0
    if failed * 2 > len(fast):
        print(f"bench: {compiler} {what} fails on {failed} of {len(fast)} units; its time is left out")
        return []
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    note = f", fails on {failed}" if failed else ""
    return [[f"{compiler} {what}, a process for each unit{note}", spent * 1e3 / len(fast), 0]]
