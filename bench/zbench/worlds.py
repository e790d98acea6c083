"""Both worlds: the same drivers judged as they are written and as they are compiled, each difference listed."""

import json
import random
import shutil

from . import drivers, patched
from .kernelbuild import configured
from .table import show
from .worldslinux import Linux, words


def run(setup, options):
    build = configured(setup)
    with open(setup.out / "worlds.differences", "w", encoding="utf-8") as lines:
        rows = [row("examples/pinned-server and mutants", *mutants(setup, options, build), lines),
                row("mmap handlers of Linux with the flag", *Linux(setup, options, build).compared(), lines)]
    show("As written and as compiled", ["what", "handlers", "units compiled", "vmas as written", "vmas as compiled",
                                        "the same verdicts", "different", "by the configuration", "not explained",
                                        "verified in one only"], rows)
    print(f"List: {setup.out}/worlds.differences")


def row(title, pairs, compiled, lines):
    """
    ``pairs``: {driver: verdicts as written, as compiled, and maybe as written without what is not configured}, a
    verdict being (word, reason).
    """
    same = verified = explained = 0
    for driver, (written, seen, *configured_only) in sorted(pairs.items()):
        same += words(written) == words(seen)
        verified += words(written).count("verified") != words(seen).count("verified")
        if words(written) != words(seen):
            why = any(words(side) == words(seen) for side in configured_only)
            explained += why
            lines.write(f"{driver}: {'by the configuration' if why else 'NOT EXPLAINED'}\n  written:  {told(written)}\n"
                        f"  compiled: {told(seen)}\n"
                        + "".join(f"  written, what is configured: {told(side)}\n" for side in configured_only))
    different = len(pairs) - same
    return [title, len(pairs), compiled, sum(len(sides[0]) for sides in pairs.values()),
            sum(len(sides[1]) for sides in pairs.values()), same, different, explained, different - explained, verified]


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
