"""What zuflint providers costs: over fs, over all that is asked for, and with every file read."""

import json

from . import process
from .setup import REPOSITORY, Stop
from .table import share, show


def run(setup, options):
    process.run([REPOSITORY / "zuflint", "--version"])  # builds it when it has to be built
    # what is named itself is read, whatever stands in it; an argument file, for 30,000 names
    every = setup.out / "tree.paths"
    every.write_text("".join(f'"{path}"\n' for path in files(setup.tree, options.folders)))
    rows, reports = [], []
    for name, paths in [("fs", ["fs"]), (" ".join(options.folders), options.folders), ("each file named", [f"@{every}"])]:
        cost = process.run([REPOSITORY / "zuflint", "providers", "--format=json", *paths], cwd=setup.tree)
        try:
            report = json.loads(cost.out)
        except json.JSONDecodeError as broken:
            raise Stop(f"zuflint providers ended with {cost.code} and no JSON: {cost.err[-1000:]}") from broken
        summary = report["summary"]
        reports.append(report)
        rows.append([name, summary["files"], round(summary["bytes"] / 1e6, 1), len(report["providers"]),
                     f"{cost.wall:.1f}", f"{cost.cpu:.1f}", round(cost.peak)])
    show("zuflint providers, whole process, without a cache",
         ["asked for", "files read", "MB", "providers", "wall s", "CPU s", "peak MB"], rows)
    same(reports[1], reports[2], setup.out / "tree.differences")


def files(tree, folders):
    """The C files below these folders."""
    return [file.relative_to(tree) for folder in folders
            for file in sorted((tree / folder).rglob("*.[ch]")) if file.is_file()]


def same(some, all_of_it, differences):
    """Whether a provider is judged alike when folders that have nothing to do with mmap are not read."""
    known = {key(provider): words(provider) for provider in all_of_it["providers"]}
    judged = {key(provider): words(provider) for provider in some["providers"]}
    differ = [f"{name} {where}: {judged.get((name, where))}, of the whole tree {verdicts}"
              for (name, where), verdicts in sorted(known.items()) if judged.get((name, where)) != verdicts]
    differences.write_text("".join(line + "\n" for line in differ))
    show("Verdicts without the folders that have nothing to do with mmap, beside those with them", ["providers", "the same", "share"],
         [[len(known), len(known) - len(differ), share(len(known) - len(differ), len(known))]])
    print(f"\nDifferences: {differences}")


def key(provider):
    place = provider["place"]
    return provider["function"], f"{place['file']}:{place['line']}"


def words(provider):
    return sorted(vma["verdict"]["word"] for vma in provider["vmas"])
