"""The flag put on the vma of every provider of Linux, in several styles, and each verdict beside an independent label."""

import collections
import json
import os
import random
import re
import shutil
import subprocess

from . import facts, labels, process
from .setup import REPOSITORY, Stop
from .table import share, show

# style: what is put before the first statement of the handler, and what before the first line of its file
STYLES = {
    "or-assign": ("{v}->vm_flags |= VM_LOCAL_CPU;", ""),
    "helper": ("zl_mark({v});", "static inline void zl_mark(struct vm_area_struct *v) "
                                "{{ v->vm_flags |= VM_LOCAL_CPU; }} "),
    "constant": ("{v}->vm_flags |= zl_mask;", "static const unsigned long zl_mask = VM_LOCAL_CPU | VM_DONTCOPY; "),
    "macro": ("{v}->vm_flags |= ZL_MASK;", "#define ZL_MASK (VM_LOCAL_CPU | VM_DONTEXPAND)\n"),
    "conditional": ("if (zl_local) {v}->vm_flags |= VM_LOCAL_CPU;", "static bool zl_local; "),
    "local variable": ("{{ unsigned long zl = {v}->vm_flags; zl |= VM_LOCAL_CPU; {v}->vm_flags = zl; }}", ""),
    "vm_flags_set": ("vm_flags_set({v}, VM_LOCAL_CPU);", ""),
}
# what a reviewed label allows zuflint to say of the worst vma
ALLOWED = {
    "faulted": re.compile(r"violation\(C3\)"),
    "eager": re.compile(r"(unproven|violation)\(C[12]\)"),
    "refused": re.compile(r"no vma"),
    "open": re.compile(r"unproven|violation\(C3\)"),
    "kept": re.compile(r"violation\(C2\)"),
    "guarded": re.compile(r"(unproven|violation)\(C[124]\)"),
}
# of labels that break a clause: the verdict, by the first
FIRST = {"faulted": "violation(C3)", "kept": "violation(C2)"}
REVIEWED = REPOSITORY / "bench" / "mutations" / "reviewed.tsv"


def run(setup, options):
    report = base(setup, options)
    places(report)
    styles = list(STYLES)
    random.Random(options.seed).shuffle(styles)
    at = setup.out / "flagged"
    shutil.rmtree(at, ignore_errors=True)
    at.mkdir()
    try:
        drivers = []
        for number, driver in enumerate(sorted(linked(setup, options, drivers_of(report)).items())):
            drivers.append(made(setup, at / f"{number:03}", *driver, styles))
            done = len(drivers[-1]["marked"]) % len(styles)
            styles = styles[done:] + styles[:done]
        judged(setup, at, drivers)
        marked = [one for driver in drivers for one in gathered(setup, driver)]
        tell(setup, marked, [cost(driver) for driver in drivers], options.seed)
        reviewed(setup, marked, options.folders)
    finally:
        for tree in at.glob("*/"):
            shutil.rmtree(tree)


def base(setup, options):
    """What zuflint says of the tree as it is."""
    if options.report:
        with open(options.report, encoding="utf-8") as given:
            return json.load(given)
    print(f"bench: {' '.join(options.folders)} as they are (a minute)")
    return loaded(process.run([str(REPOSITORY / "zuflint"), "providers", "--format=json", *options.folders],
                              cwd=setup.tree))


def places(report):
    """The handlers of a report, and a line about it."""
    contract = [f for f in report["findings"] if f["clause"]]
    late = [f for f in report["findings"] if f["rule"].startswith(("missing-vm", "stored-vma"))]
    print(f"\nThe tree as it is: {len(report['providers'])} providers, {len(contract)} findings of contract rules, "
          f"{len(late)} of setting and lifetime rules")
    return sorted({(p["function"], p["place"]["file"], p["place"]["line"]) for p in report["providers"]})


def drivers_of(report):
    """{folder: (its handlers, the folders that facts about their vmas stand in)}."""
    drivers = {}
    for provider in report["providers"]:
        facts_of = [provider, *provider["tables"]]
        for vma in provider["vmas"]:
            facts_of += [vma["operations"]] if vma["operations"] else []
            facts_of += [fact for kind in ("flags", "handlers", "inserts", "zaps", "stores") for fact in vma[kind]]
        handlers, folders = drivers.setdefault(folder(provider), (set(), set()))
        handlers.add((provider["function"], provider["place"]["file"], provider["place"]["line"]))
        folders.update(map(folder, facts_of))
    return drivers


def linked(setup, options, drivers):
    """With the folders of the functions to which handlers hand their vma."""
    wanted = {name: handed(setup, handlers) for name, (handlers, _) in drivers.items()}
    names = sorted(set().union(*wanted.values()))
    pattern = rf"^[a-z][^;=]*\b({'|'.join(names)})\(|^({'|'.join(names)})\("
    found = subprocess.run(["grep", "-rlE", "--include=*.c", pattern, *options.folders], cwd=setup.tree,
                           capture_output=True, text=True, check=False).stdout.split()
    where = collections.defaultdict(set)
    for file in found:
        raw = (setup.tree / file).read_text("latin-1")
        text = facts.blanked(raw)
        for name in (name for name in names if name in raw and facts.body_of(text, name)):
            if not re.search(rf"^static\b[^;{{}}]*\b{name}\s*\(", text, re.M):
                where[name].add(file.rpartition("/")[0])
    for driver, (_, folders) in drivers.items():
        for name in wanted[driver]:
            if where[name].isdisjoint(folders):
                folders.update(where[name])
    return drivers


def handed(setup, handlers):
    """The functions that get a vma from these handlers, or from those of their file that they call."""
    names = set()
    for function, file, line in handlers:
        text = facts.blanked((setup.tree / file).read_text("latin-1"))
        found = place(text, function, line)
        extent = found and facts.body_of(text, function, max(0, found[0] - 200))
        for one in labels.reached({file: text}, file, text[extent[0]:extent[1]], 2) if extent else ():
            names.update(labels.HANDED.findall(one))
    return names


def folder(fact):
    return fact["place"]["file"].rpartition("/")[0]


def made(setup, at, name, driver, styles):
    """The files of one driver in a tree of their own, the flag in the driver's own folder alone."""
    handlers, folders = driver
    files = []
    for one in sorted(folders):
        (at / one).mkdir(parents=True)
        for file in sorted((setup.tree / one).glob("*.[ch]")):
            os.link(file, at / one / file.name)
            files.append(f"{one}/{file.name}")
    return {"name": name, "at": at, "files": files, "report": at.with_suffix(".json"),
            "marked": mark(at, sorted(handlers), styles)}


def judged(setup, at, drivers):
    """Judges each driver by itself; a report beside each."""
    drivers = [driver for driver in drivers if driver["marked"]]
    print(f"bench: {sum(len(driver['marked']) for driver in drivers)} handlers with the flag in {len(drivers)} folders, "
          f"each with the folders that it has to do with ({sum(len(driver['files']) for driver in drivers)} files)")
    (at / "list").write_text("".join("\t".join([str(driver["report"]), str(driver["at"]), *driver["files"]]) + "\n"
                                     for driver in drivers), "utf-8")
    code = process.watched(setup.java_command("Folders", setup.classpath, at / "list", "-"))
    if code:
        raise Stop(f"zuflint failed on the folders: {code}")


def gathered(setup, driver):
    """The flagged handlers of a driver, each with its vmas that have the flag and with its label."""
    if not driver["marked"]:
        return []
    known = collections.defaultdict(list)
    for provider in json.loads(driver["report"].read_text("utf-8"))["providers"]:
        known[provider["function"], provider["place"]["file"]] += [v for v in provider["vmas"] if v["local"]]
    for one in driver["marked"]:
        one["vmas"] = known[one["function"], one["file"]]
        one["label"], one["why"] = labels.label(setup.tree, one, driver["files"])
    return driver["marked"]


def cost(driver):
    """CPU seconds and folder."""
    spent = driver["report"].with_suffix(".json.cpu")
    return (float(spent.read_text("utf-8")) if spent.is_file() else 0.0, driver["name"])


def copy(source, target, folders):
    """A copy made of hard links; a file that is edited is written anew, so that the source stays as it is."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for folder in folders:
        (target / folder).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-al", source / folder, target / folder], check=True)


def mark(tree, providers, styles):
    """Puts the flag on the vma of each provider, the styles in turn."""
    by_file = collections.defaultdict(list)
    for number, (function, file, line) in enumerate(providers):
        by_file[file].append((function, line, styles[number % len(styles)]))
    marked = []
    for file, wanted in sorted(by_file.items()):
        path = tree / file
        if not path.is_file():
            continue
        text = path.read_text("latin-1")
        edits, heads = [], []
        for function, line, style in wanted:
            found = place(text, function, line)
            if found:
                edits.append((found[0], STYLES[style][0].format(v=found[1])))
                if STYLES[style][1] not in heads:
                    heads.append(STYLES[style][1])
                marked.append({"function": function, "file": file, "line": line, "style": style})
        for offset, statement in sorted(edits, reverse=True):
            text = text[:offset] + " " + statement + text[offset:]
        path.unlink()
        path.write_text("".join(sorted(h.format() for h in heads)) + text, "latin-1")
    return marked


def place(text, function, line):
    """Where the body of a handler begins, and what its vma is called."""
    plain = facts.blanked(text)
    start = max(0, sum(len(l) + 1 for l in plain.split("\n")[:line - 3]))
    extent = facts.body_of(plain, function, start)
    if not extent:
        return None
    head = plain[max(0, extent[0] - 400):extent[0]].rpartition(function)[2]
    vma = re.search(r"\bstruct\s+vm_area_struct\s*\*\s*(\w+)", head)
    return (extent[0] + 1, vma.group(1)) if vma else None


def loaded(done):
    try:
        return json.loads(done.out)
    except json.JSONDecodeError as broken:
        raise Stop(f"zuflint ended with {done.code} and no JSON: {done.err[-1000:]}") from broken


def word(one):
    """The worst verdict of its vmas."""
    words = [vma["verdict"]["word"] for vma in one["vmas"]]
    for kind in ("violation", "unproven", "verified"):
        for found in words:
            if found.startswith(kind):
                return found
    return "no vma with the flag"


def broken(one):
    """The clauses that some of its vmas break."""
    return {clause["clause"] for vma in one["vmas"] for clause in vma["clauses"] if clause["status"] == "broken"}


def fits(one):
    """Whether the verdict is as the label says: by the clause that it names, or an earlier one that breaks besides."""
    got = word(one)
    if one["label"] == "faulted" and "C3" in broken(one):
        return True
    return bool(ALLOWED[one["label"]].match(got)) and not (one["label"] == "eager" and got.startswith("violation"))


def tell(setup, marked, costs, seed):
    out = setup.out / "flagged.differences"
    decided = [one for one in marked if one["label"] != "unclear"]
    with open(out, "w", encoding="utf-8") as differences:
        for one in decided:
            if not fits(one):
                differences.write(f"{one['file']}:{one['line']} {one['function']} ({one['style']}): labelled "
                                  f"{one['label']} ({one['why']}), got {word(one)}: "
                                  f"{'; '.join(v['verdict'].get('reason', '') for v in one['vmas'])}\n")
    print(f"\n{len(marked)} providers with the flag, styles in turn, seed {seed}; {sum(spent for spent, _ in costs):.0f} "
          f"CPU s, most of it in {', '.join(f'{name} ({spent:.0f})' for spent, name in sorted(costs)[:-4:-1])}; "
          f"differences: {out}")
    broken_ones = [one for one in decided if one["label"] in FIRST]
    first = [one for one in broken_ones if word(one) == FIRST[one["label"]]]
    got3 = [one for one in decided if word(one) == "violation(C3)"]
    faulted = [one for one in decided if one["label"] == "faulted"]
    right = [one for one in got3 if one["label"] == "faulted"]
    stray = [one for one in decided if word(one).startswith("violation") and not fits(one)]
    undecided = [one for one in broken_ones if word(one).startswith("unproven")]
    eager = [one for one in decided if one["label"] == "eager"]
    show("Linux 6.1 with the flag, beside labels by an independent script", ["question", "of", "", "share"], [
        [title, len(of), len(some), share(len(some), len(of))] for title, of, some in (
            ("the script can tell", marked, decided),
            ("verdict as labelled", decided, [one for one in decided if fits(one)]),
            ("wrong verified (nothing here pins its callers)", marked, [o for o in marked if word(o) == "verified"]),
            ("wrong violation", decided, stray),
            ("unproven where the label breaks a clause", broken_ones, undecided),
            ("first broken clause as labelled", broken_ones, first),
            ("violation(C3) is labelled so (precision)", got3, right),
            ("labelled faulted is violation(C3) (recall)", faulted, right),
            ("eager: the clause that is open first is C2", eager, [o for o in eager if word(o) == "unproven(C2)"]),
            ("flag seen, but for those that refuse", [o for o in marked if o["label"] != "refused"],
             [one for one in marked if one["label"] != "refused" and one["vmas"]]))])
    confusion = collections.Counter((one["label"], word(one)) for one in marked)
    show("Confusion", ["label", "zuflint", "providers"], [[*key, count] for key, count in sorted(confusion.items())])
    by_style = collections.defaultdict(lambda: [0, 0])
    for one in marked:
        by_style[one["style"]][0] += 1
        by_style[one["style"]][1] += bool(one["vmas"])
    show("By style", ["style", "providers", "flag seen"], [[style, *counts] for style, counts in sorted(by_style.items())])
    steps = sorted(len(clause["path"]) for one in marked for vma in one["vmas"] for clause in vma["clauses"]
                   if clause["status"] != "proved" and clause["path"])
    if steps:
        show("Steps of a path that breaks or opens a clause", ["paths", "median", "longest"],
             [[len(steps), steps[len(steps) // 2], steps[-1]]])


def reviewed(setup, marked, folders):
    """Verdicts beside labels that a person has read."""
    rows = [line.split("\t") for line in REVIEWED.read_text().splitlines() if not line.startswith("#")]
    near = [row for row in rows
            if any((row[0] + "/").startswith(folder.rstrip("/") + "/") for folder in folders)]
    got = {(one["file"], one["function"]): (word(one), broken(one)) for one in marked}
    confusion = collections.Counter()
    different, beyond = [], []
    for file, function, label, why in near:
        if (file, function) not in got:
            beyond.append(f"{file} {function}")
            continue
        found, clauses = got[file, function]
        confusion[label, found] += 1
        # a vma that breaks an earlier clause too is told by that one
        if not ALLOWED[label].match(found) and not (label == "faulted" and "C3" in clauses):
            different.append(f"{file} {function}: {label} ({why}), got {found}")
    judged_ones = len(near) - len(beyond)
    show("Beside labels read by a person (bench/mutations/reviewed.tsv)", ["question", "of", "", "share"], [
        ["the flag could be put there", len(near), judged_ones, share(judged_ones, len(near))],
        ["as a reviewer says", judged_ones, judged_ones - len(different),
         share(judged_ones - len(different), judged_ones)],
        ["verified", judged_ones, sum(count for (_, found), count in confusion.items() if found == "verified"), ""],
        ["violation where the label has none", judged_ones, sum(
            count for (label, found), count in confusion.items()
            if found.startswith("violation") and label in ("eager", "refused")), ""],
    ])
    show("Confusion", ["label", "zuflint", "providers"], [[*key, count] for key, count in sorted(confusion.items())])
    for line in different:
        print(f"- {line}")
    with open(setup.out / "flagged.reviewed", "w", encoding="utf-8") as out:
        out.write("".join(line + "\n" for line in different + [f"not marked: {line}" for line in beyond]))
