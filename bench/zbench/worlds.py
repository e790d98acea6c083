"""Both worlds: the same drivers judged as they are written and as they are compiled, each difference listed."""

import collections
import json
import random
import shutil

from . import drivers, flagged, patched, process
from .kernelbuild import FOLDERS, configured, units_of, with_mmap, words_of
from .setup import REPOSITORY
from .table import show


def run(setup, options):
    build = configured(setup)
    lines = open(setup.out / "worlds.differences", "w", encoding="utf-8")
    with lines:
        rows = [row("examples/pinned-server and mutants", *mutants(setup, options, build), lines),
                row("providers of Linux with the flag", *kernel(setup, options, build), lines)]
    show("As written and as compiled", ["what", "drivers", "read as compiled", "vmas as written", "vmas as compiled",
                                        "the same verdicts", "different", "verified in one only"], rows)
    print(f"List: {setup.out}/worlds.differences")


def row(title, pairs, compiled, lines):
    """``pairs``: {driver: (verdicts as written, verdicts as compiled)}, a verdict being (word, reason)."""
    same = verified = 0
    for driver, (written, seen) in sorted(pairs.items()):
        words = [[word for word, _ in side] for side in (written, seen)]
        same += words[0] == words[1]
        verified += words[0].count("verified") != words[1].count("verified")
        if words[0] != words[1]:
            lines.write(f"{driver}\n  written:  {told(written)}\n  compiled: {told(seen)}\n")
    return [title, len(pairs), compiled, sum(len(pair[0]) for pair in pairs.values()),
            sum(len(pair[1]) for pair in pairs.values()), same, len(pairs) - same, verified]


def told(side):
    return "; ".join(f"{word} {reason}" for word, reason in side) or "no vma"


def verdicts(provider, local):
    return [(vma["verdict"]["word"], vma["verdict"].get("reason", "")) for vma in provider["vmas"]
            if vma["local"] or not local]


# ---- the example and its mutants

def mutants(setup, options, build):
    chance = random.Random(options.seed)
    made = [mutant for driver in drivers.DRIVERS for mutant in drivers.mutants(driver, chance, options.rounds)]
    for driver in drivers.DRIVERS:
        made.insert(0, {"driver": driver, "name": "as it is", "files": drivers.sources(driver), "kernel": None})
    for mutant in made:
        mutant["kernel"] = mutant["kernel"] or (6, 1)
    folder = setup.out / "worlds"
    shutil.rmtree(folder, ignore_errors=True)
    written = reports(setup, made, folder)
    words = patched.words(setup, build, patched.patched(setup))
    for mutant in made:
        patched.database(mutant["at"], [mutant["at"] / path for path in mutant["files"] if path.endswith(".c")], words,
                         build)
    seen = reports(setup, made, folder)
    pairs, compiled = {}, 0
    for number, (mutant, one, other) in enumerate(zip(made, written, seen)):
        compiled += as_compiled(other)
        for key in sorted(set(one) - {"exact"} | set(other) - {"exact"}):
            pairs[f"mutant {number:04} of {mutant['driver']}, {mutant['name']}: {key}"] = (one.get(key, []),
                                                                                         other.get(key, []))
    return pairs, compiled


def reports(setup, made, folder):
    """{function: verdicts} of each mutant; how many files were read as compiled stands under "exact"."""
    drivers.written(setup, made, folder)
    found = []
    for mutant in made:
        with open(mutant["at"] / "report.json", encoding="utf-8") as report:
            report = json.load(report)
        one = {f"{p['place']['file']} {p['function']}": verdicts(p, True) for p in report["providers"]}
        one["exact"] = sum(reading["as"] == "compiled" for reading in report.get("readings", []))
        found.append(one)
    return found


def as_compiled(report):
    return report["exact"] > 0


# ---- Linux

def kernel(setup, options, build):
    """Every unit of the build in a folder that has a unit with an mmap handler, and the headers beside them."""
    commands, files = chosen(setup, options, build)
    tree = setup.out / "flagged"
    styles = list(flagged.STYLES)
    random.Random(options.seed).shuffle(styles)
    flagged.copy(setup.tree, tree, options.folders)
    try:
        print(f"bench: {len(commands)} units of {len({file.rpartition('/')[0] for file in commands})} folders")
        marked = flagged.mark(tree, flagged.places(check(tree, "--exact=off", *files)), styles)
        database = setup.out / "worlds-commands"
        database.mkdir(exist_ok=True)
        (database / "compile_commands.json").write_text(json.dumps([
            moved(setup, options, build, tree, file, unit) for file, unit in sorted(commands.items())]), "utf-8")
        seen = check(tree, "-p", str(database), *files)
        written = check(tree, "--exact=off", *files)
    finally:
        shutil.rmtree(tree, ignore_errors=True)
    sides = []
    for report in (written, seen):
        # A handler may be there twice: in two arms of a condition.
        side = collections.defaultdict(list)
        for provider in report["providers"]:
            side[provider["function"], provider["place"]["file"]] += verdicts(provider, True)
        sides.append(side)
    # What is not built is not read as compiled; only headers are, and they are written.
    pairs = {f"{one['file']} {one['function']} ({one['style']})": tuple(
        side.get((one["function"], one["file"]), []) for side in sides) for one in marked}
    return pairs, sum(reading["as"] == "compiled" for reading in seen["readings"])


def chosen(setup, options, build):
    """{file: unit} of the folders, and all files to read."""
    tops = tuple(f"{folder.rstrip('/')}/" for folder in options.folders)
    units = {unit.replace("/.", "/").removesuffix(".o.cmd") + ".c": unit for unit in units_of(setup, build, FOLDERS)}
    folders = {file.rpartition("/")[0] for file in with_mmap(setup) if file in units and file.startswith(tops)}
    commands = {file: unit for file, unit in units.items()
                if file.rpartition("/")[0] in folders and (setup.tree / file).is_file()}
    headers = [header.relative_to(setup.tree).as_posix() for folder in sorted(folders)
               for header in sorted((setup.tree / folder).glob("*.h"))]
    return commands, sorted([*commands, *headers])


def moved(setup, options, build, tree, file, unit):
    """The command of a unit for the copy of the tree: what stands in the copied folders is read there."""
    folders = tuple(f"{setup.tree}/{folder.rstrip('/')}/" for folder in options.folders)
    kernel_own = f"{setup.tree}/arch/x86/include"
    words = [word.replace(str(setup.tree), str(tree))
             if any(folder in word + "/" for folder in folders) and kernel_own not in word else word
             for word in words_of(build, unit)[1:]]
    return {"directory": str(build), "file": str(tree / file), "arguments": ["gcc", *words]}


def check(tree, *arguments):
    return flagged.loaded(process.run([str(REPOSITORY / "zuflint"), "check", "--format=json", "--kernel=6.1",
                                       *arguments], cwd=tree))
