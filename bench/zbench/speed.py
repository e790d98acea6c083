"""Speed: warm MB/s, cold CPU seconds and memory, beside CDT's parser and Coccinelle's."""

import re
import statistics

from . import process
from .setup import Stop
from .table import ratio, show

ONE = "fs/ext4/file.c"
# the first passes warm up
WARM_UP = 3


def run(setup, options):
    parsers = {"zuflint": ("FrontEnd", setup.classpath)}
    classpath = setup.cdt_classpath()
    if classpath:
        parsers["CDT, no includes"] = ("CdtParser", classpath)
    passes = interleaved(setup, parsers, options.passes)
    rows = [java_row(setup, title, *parsers[title], passes[title]) for title in parsers]
    spatch = coccinelle(setup) if setup.peer("spatch", "coccinelle", "no_spatch") else None
    show("Speed (fs/**/*.c + mm/*.c, one core, tree built)",
         ["parser", "warm MB/s (thread)", "warm MB/s (process)", "cold MB/s", "cold CPU s", "peak MB",
          f"{ONE} CPU s", "peak MB"],
         [[format_cell(cell) for cell in row] for row in [*rows, *([spatch] if spatch else [])]])
    print()
    ours = rows[0]
    if classpath:
        print(f"beside CDT: warm {ratio(ours[1], rows[1][1])}, cold {ratio(rows[1][4], ours[4])}")
    if spatch:
        print(f"beside Coccinelle: warm to cold {ratio(ours[1], spatch[3])}, cold to cold {ratio(ours[3], spatch[3])}"
              " (its sample: every 10th file)")


def format_cell(cell):
    return f"{cell:.2f}" if isinstance(cell, float) else cell


def interleaved(setup, parsers, passes):
    """{title: passes}: each parser's JVM twice, in turn, because the machine is not equally busy all the time."""
    listing = setup.list_file("fsmm")
    measured = {title: [] for title in parsers}
    for _ in range(2):
        for title, (source, classpath) in parsers.items():
            measured[title] += warm(setup, source, classpath, listing, passes + WARM_UP)
    return measured


def java_row(setup, title, source, classpath, passes):
    listing = setup.list_file("fsmm")
    megabytes = setup.bytes_of(setup.files("fsmm")) / 1e6
    thread = statistics.median(megabytes / (thread / 1e9) for thread, _ in passes)
    whole = statistics.median(megabytes / (whole / 1e9) for _, whole in passes)
    cold = process.median_cost(setup.java_command(source, classpath, "cold", setup.tree, listing), 3)
    one = setup.out / "one.list"
    one.write_text(ONE + "\n")
    single = process.median_cost(setup.java_command(source, classpath, "cold", setup.tree, one), 5)
    for cost in (cold, single):
        if cost.code != 0:
            raise Stop(f"{source} failed:\n{cost.err[-2000:]}")
    return [title, thread, whole, megabytes / cold.cpu, cold.cpu, round(cold.peak), single.cpu, round(single.peak)]


def warm(setup, source, classpath, listing, passes):
    """(thread, process) CPU nanoseconds of each pass after the warm-up."""
    done = process.run(setup.java_command(source, classpath, "warm", setup.tree, listing, passes,
                                          flags=["-Xms1500m"]))
    if done.code != 0:
        raise Stop(f"{source} failed:\n{done.err[-2000:]}")
    lines = [line.split() for line in done.out.splitlines() if line.startswith("pass ")]
    return [(int(line[1]), int(line[2])) for line in lines[WARM_UP:]]


def coccinelle(setup):
    """Coccinelle's parser on every 10th file; some processes, because its stack grows with the list."""
    files = setup.files("fsmm10")
    cpu = peak = 0.0
    perfect = 0
    for start in range(0, len(files), 50):
        cost = process.run(["spatch", "--no-includes", "--parse-c", *files[start:start + 50]], cwd=setup.tree)
        cpu += cost.cpu
        peak = max(peak, cost.peak)
        counted = re.search(r"perfect = (\d+)", cost.out + cost.err)
        perfect += int(counted.group(1)) if counted else 0
    print(f"Coccinelle parses {perfect} of its {len(files)} files perfectly")
    single = process.run(["spatch", "--no-includes", "--parse-c", ONE], cwd=setup.tree)
    return ["Coccinelle, no includes", "-", "-", setup.bytes_of(files) / 1e6 / cpu, cpu, round(peak), single.cpu,
            round(single.peak)]
