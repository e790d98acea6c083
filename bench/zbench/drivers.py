"""Mutants of good drivers: written differently and still right, or with one clause broken."""

import collections
import json
import random
import re
import shutil

from . import moves, process
from .setup import REPOSITORY, Stop
from .table import share, show

# driver: where it stands, what of it is read, and the endings of tables whose vmas are not the subject
DRIVERS = {
    "pinned": (REPOSITORY / "examples" / "pinned-server", ("pin_api.h", "kernel/*.[ch]"),
               {"ring_vm_ops": "violation(C3)", "notes_vm_ops": "violation(C4)"}),
    "lanes": (REPOSITORY / "bench" / "mutations" / "lanes", ("*.[ch]",), {}),
}
MOVES = REPOSITORY / "bench" / "mutations"
# words that a random renaming exchanges everywhere: nothing may hang on them
WORDS = {
    "pinned": ["pin_thread", "pages_vma", "mapped", "pin_check", "pin_finish", "pin_pages_unmap", "pin_pages_map",
               "pin_pages_zap", "running", "queued", "pin_wait", "pin_op", "pin_mmap", "pin_ioctl", "pin_take"],
    "lanes": ["lane", "window", "worker", "job", "lane_enter", "lane_answer", "lane_next", "window_show",
              "window_clear", "window_attach", "finished", "lanes_mmap", "lanes_ioctl", "lane_pop", "count"],
}
NAMES = ("alder birch cedar elm fir hazel holly larch maple oak pine rowan spruce willow yew aspen beech box "
         "cherry ebony gum juniper lime olive plum").split()


def sources(driver):
    """The files of a driver as they stand, path to text."""
    root, patterns, _ = DRIVERS[driver]
    return {file.relative_to(root).as_posix(): file.read_text("utf-8")
            for pattern in patterns for file in sorted(root.glob(pattern))}


def renamed(files, driver, chance):
    """Every name of WORDS becomes another one, made of trees; not where a macro pastes names from parts of them."""
    if any("##" in text for text in files.values()):
        return files
    names = chance.sample(NAMES, len(WORDS[driver]))
    for word, name in zip(WORDS[driver], names):
        moves.word(files, word, f"{name}_{len(word)}")
    return files


def mutants(driver, chance, rounds):
    """All moves alone, then ``rounds`` times each with others that keep the promise, and new names."""
    base = sources(driver)
    keep = moves.read(MOVES / f"{driver}.keep")
    broken = moves.read(MOVES / f"{driver}.break")
    for move in keep + broken:
        yield made(driver, move, (), base, None)
    for _ in range(rounds):
        for move in keep + broken:
            others = chance.sample(keep, len(keep))
            yield made(driver, move, others[:chance.randint(1, 6)], base, chance)


def made(driver, move, others, base, chance):
    """One mutant: what it is called, its files, its kernel, its label."""
    files, names, groups, kernel = move.apply(base), [move.name], {move.group}, move.kernel
    for other in others:
        if other.group in groups or (kernel and other.kernel and other.kernel != kernel):
            continue
        try:
            files = other.apply(files)
        except moves.Misfit:
            continue
        names.append(other.name)
        groups.add(other.group)
        kernel = kernel or other.kernel
    if chance and chance.random() < 0.5:
        files = renamed(files, driver, chance)
        names.append("other names")
    return {"driver": driver, "name": "+".join(names), "files": files, "kernel": kernel, "single": chance is None,
            "label": move.label or "verified", "move": move.name}


def run(setup, options):
    chance = random.Random(options.seed)
    made_up = [mutant for driver in DRIVERS for mutant in mutants(driver, chance, options.rounds)]
    folder = setup.out / "mutants"
    shutil.rmtree(folder, ignore_errors=True)
    judge(setup, made_up, folder)
    tell(setup, made_up, options.seed)


def judge(setup, made_up, folder):
    written(setup, made_up, folder)
    for mutant in made_up:
        with open(mutant["at"] / "report.json", encoding="utf-8") as report:
            settle(mutant, json.load(report))


def written(setup, made_up, folder):
    """Writes the mutants and lets zuflint judge each by itself, to its report.json; one process for all."""
    listed = []
    for number, mutant in enumerate(made_up):
        mutant["at"] = folder / f"{number:04}"
        for path, text in mutant["files"].items():
            file = mutant["at"] / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        listed.append(f"{mutant['at']} {'.'.join(map(str, mutant['kernel'])) or '4.17'}\n")
    (folder / "list").write_text("".join(listed), "utf-8")
    cost = process.run(setup.java_command("Judge", setup.classpath,
                                          folder / "list"))
    if cost.code:
        raise Stop(f"zuflint failed on the mutants:\n{cost.err[-2000:]}")


def settle(mutant, report):
    """The verdict of the vma that the driver is about, and whether all was read."""
    _, _, beside = DRIVERS[mutant["driver"]]
    # a function that nobody registers or calls any more is told of, and is not what the driver is about
    registered = [provider for provider in report["providers"]
                  if any("." in table["table"] for table in provider["tables"])]
    vmas = [vma for provider in registered or report["providers"] for vma in provider["vmas"] if vma["local"]]
    subjects, bystanders = [], []
    for vma in vmas:
        table = (vma["operations"] or {}).get("table", "")
        known = [expected for ending, expected in beside.items() if table.endswith(ending)]
        if known:
            bystanders.append((table, vma["verdict"]["word"], known[0]))
        else:
            subjects.append(vma)
    # a function that the mutant calls no more: zuflint asks who does, and is right
    subjects = [vma for vma in subjects if UNCALLED not in vma["verdict"].get("reason", "")] or subjects
    words = [vma["verdict"]["word"] for vma in subjects]
    worst = min(subjects, key=lambda vma: ORDER.index(kind(vma["verdict"]["word"])), default=None)
    mutant["got"] = worst["verdict"]["word"] if worst else "no vma with the flag"
    mutant["reason"] = worst["verdict"].get("reason", "") if worst else ""
    mutant["all"] = words
    mutant["rules"] = sorted({finding["rule"] for finding in report["findings"]})
    mutant["bystanders"] = [word for word in bystanders if word[1] != word[2]]
    mutant["unread"] = [gap["place"]["file"] for gap in report["gaps"] + report["skipped"]] + [
        fault["who"] for fault in report["faults"]]


UNCALLED = "no mmap provider among the analysed files comes to"
ORDER = ["violation", "unproven", "verified", "no vma with the flag"]


def kind(word):
    return word.partition("(")[0]


def fits(mutant):
    """Whether the verdict is one of those that the label allows."""
    label = mutant["label"].split()[0]
    return any(mutant["got"] == allowed or (allowed == "not-verified" and kind(mutant["got"]) in ORDER[:2])
               for allowed in label.split("|"))


def tell(setup, made_up, seed):
    out = setup.out / "mutants.differences"
    with open(out, "w", encoding="utf-8") as differences:
        for mutant in made_up:
            missing = [rule for rule in mutant["label"].split()[1:] if rule not in mutant["rules"]]
            for wrong, what in ((not fits(mutant), "verdict"), (missing, "rule"), (mutant["bystanders"], "beside"),
                                (mutant["unread"], "unread")):
                if wrong:
                    differences.write(f"{what}: {mutant['driver']} {mutant['name']}: wanted {mutant['label']}, got "
                                      f"{mutant['got']} {mutant['reason']}; {mutant['rules']} {mutant['bystanders']} "
                                      f"{mutant['unread']} in {mutant['at']}\n")
    single = [mutant for mutant in made_up if mutant["single"]]
    print(f"\n{len(made_up)} mutants of {len(DRIVERS)} drivers, seed {seed}: {len(single)} with one move, "
          f"{len(made_up) - len(single)} with several; differences: {out}")
    for title, some in (("one move", single), ("several moves", [m for m in made_up if not m["single"]])):
        if some:
            figures(title, some)


def figures(title, some):
    good = [m for m in some if m["label"] == "verified"]
    bad = [m for m in some if m["label"] != "verified"]
    decidable = [m for m in some if "unproven" not in m["label"]]
    wrong_verified = [m for m in bad if m["got"] == "verified" and not fits(m)]
    wrong_violation = [m for m in some if kind(m["got"]) == "violation" and not fits(m)
                       and not re.search(r"violation|not-verified", m["label"])]
    undecided = [m for m in decidable if kind(m["got"]) == "unproven" and not fits(m)]
    clause = [m for m in bad if kind(m["got"]) in ("violation", "unproven")]
    right = [m for m in clause if clauses(m["got"]) <= clauses(m["label"]) or "not-verified" in m["label"]]
    show(f"Mutants with {title}", ["question", "of", "", "share"], [
        ["keep the promise: verified", len(good), sum(fits(m) for m in good),
         share(sum(fits(m) for m in good), len(good))],
        ["break a clause: verdict as labelled", len(bad), sum(fits(m) for m in bad),
         share(sum(fits(m) for m in bad), len(bad))],
        ["wrong verified", len(bad), len(wrong_verified), share(len(wrong_verified), len(bad))],
        ["wrong violation", len(some), len(wrong_violation), share(len(wrong_violation), len(some))],
        ["unproven where it can be decided", len(decidable), len(undecided), share(len(undecided), len(decidable))],
        ["first broken clause right", len(clause), len(right), share(len(right), len(clause))],
        ["vmas beside it judged as before", len(some), sum(not m["bystanders"] for m in some),
         share(sum(not m["bystanders"] for m in some), len(some))],
        ["all read", len(some), sum(not m["unread"] for m in some), share(sum(not m["unread"] for m in some), len(some))],
    ])
    confusion = collections.Counter((m["label"].split()[0], m["got"]) for m in some)
    show("Confusion by verdict", ["label", "zuflint", "mutants"],
         [[label, got, count] for (label, got), count in sorted(confusion.items())])
    rules = collections.defaultdict(lambda: [0, 0, 0])
    for mutant in some:
        wanted = set(mutant["label"].split()[1:])
        for rule in wanted | set(mutant["rules"]):
            rules[rule][0] += rule in wanted
            rules[rule][1] += rule in wanted and rule in mutant["rules"]
            rules[rule][2] += rule in mutant["rules"] and mutant["label"] == "verified"
    show("By rule", ["rule", "labelled", "found", "on mutants that keep the promise"],
         [[rule, *counts] for rule, counts in sorted(rules.items())])


def clauses(word):
    return set(re.findall(r"C\d", word))
