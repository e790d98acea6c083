"""What zuflint providers costs: over fs, over the folders that have to do with mmap, and over all that is asked for."""

import json
import re

from . import process
from .setup import REPOSITORY, Stop
from .table import share, show

# a file without these words neither has a handler nor touches a vma by itself
WORDS = re.compile(rb"mmap|vm_area_struct")


def run(setup, options):
    process.run([REPOSITORY / "zuflint", "--version"])  # builds it when it has to be built
    near, mentioned = concerned(setup.tree, options.folders)
    rows, reports = [], []
    for name, paths in [("fs", ["fs"]), (f"{mentioned} folders whose files mention mmap or a vma", near),
                        (" ".join(options.folders), options.folders)]:
        # an argument file: the names of 10,000 files
        listed = setup.out / "tree.paths"
        listed.write_text("\n".join(f'"{path}"' for path in paths) + "\n")
        cost = process.run([REPOSITORY / "zuflint", "providers", "--format=json", f"@{listed}"], cwd=setup.tree)
        try:
            report = json.loads(cost.out)
        except json.JSONDecodeError as broken:
            raise Stop(f"zuflint providers ended with {cost.code} and no JSON: {cost.err[-1000:]}") from broken
        summary = report["summary"]
        reports.append(report)
        rows.append([name, summary["files"], round(summary["bytes"] / 1e6, 1), len(report["providers"]),
                     f"{cost.wall:.1f}", f"{cost.cpu:.1f}", round(cost.peak)])
    show("zuflint providers, whole process, without a cache",
         ["read", "files", "MB", "providers", "wall s", "CPU s", "peak MB"], rows)
    same(reports[1], reports[2], setup.out / "tree.differences")


def concerned(tree, folders):
    """The C files of all folders that have a file with one of the words, and how many folders that are."""
    found = set()
    for folder in folders:
        for file in sorted((tree / folder).rglob("*.[ch]")):
            if file.parent not in found and file.is_file() and WORDS.search(file.read_bytes()):
                found.add(file.parent)
    files = [file for folder in sorted(found) for file in sorted(folder.glob("*.[ch]"))]
    return [file.relative_to(tree) for file in files], len(found)


def same(some, all_of_it, differences):
    """Whether a provider whose callers and callees elsewhere were not read is judged alike."""
    known = {key(provider): words(provider) for provider in all_of_it["providers"]}
    judged = {key(provider): words(provider) for provider in some["providers"]}
    differ = [f"{name} {where}: {judged.get((name, where))}, of the whole tree {verdicts}"
              for (name, where), verdicts in sorted(known.items()) if judged.get((name, where)) != verdicts]
    differences.write_text("".join(line + "\n" for line in differ))
    show("Verdicts on those folders beside those of the whole tree", ["providers", "the same", "share"],
         [[len(known), len(known) - len(differ), share(len(known) - len(differ), len(known))]])
    print(f"\nDifferences: {differences}")


def key(provider):
    place = provider["place"]
    return provider["function"], f"{place['file']}:{place['line']}"


def words(provider):
    return sorted(vma["verdict"]["word"] for vma in provider["vmas"])
