"""Exact mode beside gcc -E, libclang and CDT, unit by unit, on a configured kernel."""

import collections
import hashlib
import os
import pathlib
import shutil
import time

from . import compared, exactspeed, process
from .kernelbuild import configured, units_of
from .setup import Stop
from .table import share, show

WRONG = ("different", "troubled", "crash")


def run(setup, options):
    """Each part that lacks a tool says so and leaves its figures out; gcc and a kernel are needed by all."""
    if not shutil.which("gcc"):
        raise Stop("no gcc to compare with (apt-get install gcc)")
    build = configured(setup)
    units = units_of(setup, build)
    # Strided, so that any beginning of the list is spread over all folders.
    order = [unit for start in range(50) for unit in units[start::50]]
    chosen = [unit for start in range(options.every) for unit in units[start::50]]
    rows = compare(setup, options, build, chosen)
    report(setup, rows, len(units))
    compared.run(setup, build, order)
    exactspeed.run(setup, options, build, order)


def compare(setup, options, build, chosen):
    """A row for each unit that there was time for; rows of an earlier run of the same classes are taken over."""
    out = setup.out / "exact.tsv"
    mark = f"# {print_of(setup.classpath)} {build}"
    known = out.read_text("utf-8").splitlines() if out.is_file() else []
    if known[:1] != [mark]:
        out.write_text(mark + "\n", "utf-8")
        known = [mark]
    told = {line.split("\t")[0] for line in known[1:] if line.count("\t") == 5}
    todo = [unit for unit in chosen if unit not in told]
    if len(todo) < len(chosen):
        print(f"bench: {len(chosen) - len(todo)} of {len(chosen)} units were compared by an earlier run of the same classes")
    if todo:
        print(f"bench: {len(todo)} units, ours and gcc -E (about 0.7 CPU s each; stopped, it goes on from there)")
        listing = setup.out / "exact.list"
        listing.write_text("".join(f"{unit}\n" for unit in todo))
        seconds = options.minutes * 60 if options.minutes else 10 ** 6
        start = time.monotonic()
        done = process.watched(setup.java_command("Exact", setup.classpath, "compare", build, listing, out,
                                                  os.cpu_count(), seconds))
        if done:
            raise Stop(f"Exact compare ended with {done}")
        print(f"bench: {time.monotonic() - start:.0f} s")
    wanted = set(chosen)
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()[1:]]
    return sorted(row for row in rows if len(row) == 6 and row[0] in wanted)


def print_of(classpath):
    """Names our classes by what is in them."""
    digest = hashlib.sha256()
    for place in map(pathlib.Path, classpath.split(os.pathsep)):
        for file in sorted(place.rglob("*.class")) if place.is_dir() else [place]:
            digest.update(file.read_bytes() if file.is_file() else b"")
    digest.update((pathlib.Path(__file__).parents[1] / "java" / "Exact.java").read_bytes())
    return digest.hexdigest()[:16]


def report(setup, rows, all_units):
    kinds = collections.Counter(row[1] for row in rows)
    against = len(rows) - kinds["gcc failed"]
    show(f"Preprocessor beside gcc -E: {len(rows)} of the {all_units} units of the build", [
        "units", "equal", "share", "different", "with a trouble of ours", "crash", "gcc itself failed", "tokens"],
         [[len(rows), kinds["equal"], share(kinds["equal"], against), *(kinds[word] for word in WRONG),
           kinds["gcc failed"], sum(int(row[2]) for row in rows)]])
    clean = sum(row[4] == "0" and row[1] != "crash" for row in rows)
    show("Parser, headers included", ["units", "without an error", "share", "declarations", "broken"],
         [[len(rows), clean, share(clean, len(rows)), sum(int(row[3]) for row in rows),
           sum(int(row[4]) for row in rows)]])
    wrong = [row for row in rows if row[1] in WRONG or row[4] != "0"]
    for row in wrong[:10]:
        print(f"  {row[0]}: {row[1]} {row[5][:300]}")
    folders = collections.Counter(row[0].split("/")[0] for row in rows)
    print("By folder: " + ", ".join(f"{count} in {folder}" for folder, count in sorted(folders.items())))
    print(f"All units: {setup.out}/exact.tsv")
