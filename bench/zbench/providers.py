"""zuflint providers over real folders: its cost, and its facts beside those of facts.py and of the source itself."""

import collections
import json
import re

from . import facts, process
from .setup import REPOSITORY, Stop
from .table import share, show

NEAR = 3
# what an insert does to the flags by itself: remap_pfn_range, insert_page and remap_vmalloc_range in mm/
IMPLIED = ((re.compile(r"\b(io_remap_pfn_range|remap_pfn_range|vm_iomap_memory|dma_mmap_\w+)"),
            {"VM_IO", "VM_PFNMAP", "VM_DONTEXPAND", "VM_DONTDUMP"}),
           (re.compile(r"\b(vm_insert_pages?|vm_map_pages\w*|remap_vmalloc_range\w*|dma_mmap_\w+)\b"), {"VM_MIXEDMAP"}),
           (re.compile(r"\bremap_vmalloc_range\w*"), {"VM_DONTEXPAND", "VM_DONTDUMP"}))
# macros that make a file_operations with a handler of their own
FOPS = re.compile(r"\bDEFINE_DRM_(GEM|ACCEL)\w*_FOPS\b")


def run(setup, options):
    report, cost = reported(setup, options)
    providers = report["providers"]
    summary = report["summary"]
    if cost:
        show(f"zuflint providers {' '.join(options.folders)}",
             ["files", "MB", "wall s", "CPU s", "peak MB", "exit", "skipped files", "gaps", "faults of our own"],
             [[summary["files"], round(summary["bytes"] / 1e6, 1), f"{cost.wall:.1f}", f"{cost.cpu:.1f}",
               round(cost.peak), cost.code, summary["skipped"], summary["gaps"], len(report["faults"])]])
    kinds = collections.Counter(vma["verdict"]["word"] for p in providers for vma in p["vmas"])
    behaviours = collections.Counter(h["behaviour"] for p in providers for v in p["vmas"] for h in v["handlers"])
    show("What it found", ["providers", "vmas", "verdicts", "fault-family handlers"],
         [[len(providers), sum(len(p["vmas"]) for p in providers), words(kinds), words(behaviours)]])
    compare(setup, options, providers)


def words(counter):
    return ", ".join(f"{count} {word}" for word, count in sorted(counter.items(), key=lambda e: (-e[1], e[0])))


def reported(setup, options):
    """The JSON report and what it cost (nothing when it was given)."""
    if options.report:
        with open(options.report, encoding="utf-8") as given:
            return json.load(given), None
    process.run([REPOSITORY / "zuflint", "--version"])
    cost = process.run([str(REPOSITORY / "zuflint"), "providers", "--format=json", *options.folders], cwd=setup.tree)
    saved = setup.out / "providers.json"
    saved.write_text(cost.out)
    (setup.out / "providers.err").write_text(cost.err)
    try:
        return json.loads(cost.out), cost
    except json.JSONDecodeError as broken:
        raise Stop(f"zuflint providers ended with {cost.code} and no JSON: {cost.err[-1000:]}") from broken


class Agreement:
    """Counts agreements of one kind and writes the differences down."""

    def __init__(self, title, out):
        self.title = title
        self.out = out
        self.agreed = self.asked = 0

    def ask(self, agrees, difference):
        self.asked += 1
        self.agreed += bool(agrees)
        if not agrees:
            self.out.write(f"{self.title}: {difference}\n")

    def row(self):
        return [self.title, self.asked, self.agreed, share(self.agreed, self.asked)]


def compare(setup, options, providers):
    theirs = facts.extract(setup.tree, options.folders)
    with open(setup.out / "providers.differences", "w", encoding="utf-8") as out:
        rows = [*forth(theirs, providers, out), *back(setup.tree, providers, out)]
    show("Agreement with the independent extraction, and of each fact with the line it names",
         ["question", "asked", "agree", "share"], rows)
    print(f"\nDifferences: {setup.out}/providers.differences")


def forth(theirs, providers, out):
    """What the extraction has: does zuflint have it?"""
    # a function that several #if arms define is a provider in each
    by_place = collections.defaultdict(lambda: {"tables": [], "vmas": []})
    for provider in providers:
        known = by_place[provider["function"], provider["place"]["file"]]
        known["tables"] += provider["tables"]
        known["vmas"] += provider["vmas"]
    tables = Agreement("extraction's handler is a provider", out)
    places = Agreement("extraction's registration is listed", out)
    flags = Agreement("extraction's flag is set", out)
    operations = Agreement("extraction's vm_ops is set", out)
    handlers = Agreement("extraction's fault handler is known", out)
    inserts = Agreement("extraction's insert is known", out)
    done = set()
    for fact in theirs:
        if not fact["takes_vma"]:
            continue
        where = f"{fact['file']}:{fact['line']} {fact['function']}"
        key = fact["function"], fact["body"].partition(":")[0]
        provider = by_place.get(key)
        places.ask(provider and any(t["place"]["file"] == fact["file"] and abs(t["place"]["line"] - fact["line"]) <= NEAR
                                    for t in provider["tables"]), where)
        if key in done:
            continue
        done.add(key)
        tables.ask(provider, where)
        if not provider:
            continue
        vmas = provider["vmas"]
        for flag in fact["sets"]:
            flags.ask(any(flag == known["name"] for vma in vmas for known in vma["flags"]), f"{where} {flag}")
        known_tables = {table_name(vma) for vma in vmas}
        for table in fact["vm_ops"]:
            if table.startswith("&"):
                operations.ask(table[1:] in known_tables, f"{where} {table}")
        known = {(handler["member"], handler["function"]) for vma in vmas for handler in vma["handlers"]}
        for table in fact["handlers"].values():
            for member, function in table.items():
                handlers.ask((member, function) in known, f"{where} .{member} = {function}")
        calls = {access["call"] for vma in vmas for access in vma["inserts"]}
        for call in fact["inserts"]:
            inserts.ask(call in calls, f"{where} {call}")
    return [a.row() for a in (tables, places, flags, operations, handlers, inserts)]


def table_name(vma):
    return vma["operations"]["table"].lstrip("&") if vma["operations"] else None


def back(tree, providers, out):
    """What zuflint has: does the line that it names say so?"""
    texts = {}

    def around(place):
        if place["file"] not in texts:
            texts[place["file"]] = (tree / place["file"]).read_text("latin-1").split("\n")
        lines = texts[place["file"]][max(0, place["line"] - 1 - NEAR):place["line"] + NEAR]
        return "\n".join(lines)

    def says(place, word):
        return re.search(rf"\b{re.escape(word)}\b", around(place))

    def implies(place, flag):
        return any(flag in flags and call.search(around(place)) for call, flags in IMPLIED)

    kinds = [Agreement(title, out) for title in (
        "provider stands at its line", "registration names it", "flag stands at its line",
        "vm_ops stands at its line", "fault handler stands at its line", "insert stands at its line",
        "zap stands at its line")]
    for provider in providers:
        name = provider["function"]

        def ask(kind, place, word, known=False, name=name):
            kinds[kind].ask(known or says(place, word), f"{place['file']}:{place['line']} {word} ({name})")

        ask(0, provider["place"], name)
        for table in provider["tables"]:
            ask(1, table["place"], name, FOPS.search(around(table["place"])))
        for vma in provider["vmas"]:
            for flag in vma["flags"]:
                ask(2, flag["place"], flag["name"], implies(flag["place"], flag["name"]))
            if vma["operations"] and table_name(vma) != "?":
                ask(3, vma["operations"]["place"], table_name(vma))
            for handler in vma["handlers"]:
                ask(4, handler["place"], handler["function"])
            for access in vma["inserts"]:
                ask(5, access["place"], access["call"])
            for access in vma["zaps"]:
                ask(6, access["place"], access["call"])
    return [kind.row() for kind in kinds]
