"""Compiled units beside libclang: every local, cast and call of a unit's file, macro-made or not, and vmas by type."""

import collections
import re

from . import process
from .kernelbuild import words_of
from .oracle import python_with_clang
from .setup import REPOSITORY, Stop
from .table import share, show

UNITS = 120
# Names that gcc and clang read like a call and that are none.
SYNTAX = ("__builtin_offsetof", "__builtin_types_compatible_p", "__builtin_choose_expr", "__builtin_va_arg")
# clang's own options among a command's; what only gcc knows changes no text.
KEPT = re.compile(r"-(D|U|I|isystem|iquote|idirafter|include|imacros|nostdinc|std=|O|m64$|m32$|fshort-wchar|funsigned-char)")
TAKES_NEXT = ("-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros", "-D", "-U")


def run(setup, build, order):
    if setup.options.no_peers:
        return
    try:
        python = python_with_clang()
    except Stop as missing:
        print(f"bench: PEER MISSING: {missing}; locals, casts, calls and types are not compared")
        return
    listing = setup.out / "compared.list"
    listing.write_text("".join("\t".join(line_of(build, unit)) + "\n" for unit in order[:UNITS]))
    theirs = setup.out / "compared.libclang"
    ours = setup.out / "compared.zuflint"
    print(f"bench: libclang reads {UNITS} units (2 minutes), then we do")
    for command in ([python, str(REPOSITORY / "bench" / "zbench" / "wholetruth.py"), str(build), str(listing),
                     str(theirs)],
                    setup.java_command("ExactFacts", setup.classpath, build, listing, ours)):
        done = process.run(command)
        if done.code != 0:
            raise Stop(f"{command[0]} failed:\n{done.err[-2000:]}")
    report(setup, facts(theirs), facts(ours))


def line_of(build, unit):
    """A unit's file and what of its options decides its text, for clang."""
    words = words_of(build, unit)[1:]
    flags = []
    file = ""
    for at, word in enumerate(words):
        if word.endswith(".c") and not word.startswith("-") and words[at - 1] not in TAKES_NEXT:
            file = word
        elif KEPT.match(word):
            flags += [word, words[at + 1]] if word in TAKES_NEXT else [word]
    return [file, "-w", *flags]


def facts(path):
    """{kind: Counter of (file, line, column, name)}, and why a fact may be hidden."""
    found = collections.defaultdict(collections.Counter)
    hidden = collections.defaultdict(set)
    for line in open(path, encoding="utf-8"):
        kind, *place = line.rstrip("\n").split("\t")
        found[kind][tuple(place[:4])] += 1
        if len(place) > 4:
            hidden[kind, *place[:4]].add(place[4])
    return found, hidden


def report(setup, theirs, ours):
    truth, _ = theirs
    mine, hidden = ours
    broken = {place[0] for place in truth["broken"]}
    for file in sorted(broken):
        print(f"bench: libclang finds an error in {file}, left out")
    rows = []
    with open(setup.out / "compared.differences", "w", encoding="utf-8") as differences:
        for kind in ("local", "cast", "call", "member"):
            rows.append(row(kind, truth[kind], mine[kind], broken, hidden, differences))
        known = missed = 0
        inside = collections.Counter()
        for place, times in sorted(truth["vma"].items()):
            macro = word_at(*place[:3])
            if "vm_area_struct" in hidden["type", *place]:
                known += times
            elif macro != place[3] and not hidden["type", *place]:
                inside[macro] += times
            else:
                missed += times
                differences.write(f"{':'.join(place[:3])}: type of the base of {place[3]} not known: "
                                  f"{sorted(hidden['type', *place]) or 'no such access'}\n")
    show(f"Compiled units beside libclang: {len(truth['unit'])} units", ["kind", "libclang's", "found", "share",
                                                                   "extras", "no call, or never run", "unexplained"],
         rows)
    print(f"\n{known + missed} accesses to members of a vma, of which the analysis knows the type: {known} "
          f"({share(known, known + missed)})")
    if inside:
        print(f"{inside.total()} more are in bodies of the kernel's macros, which a check leaves names: "
              + ", ".join(f"{count} in {name}()" for name, count in sorted(inside.items())))
    print(f"not compared: {truth['asserted'].total()} facts in static assertions, which our tree does not keep, "
          "and in widths of bit-fields")
    print(f"List: {setup.out}/compared.differences")


def word_at(file, line, column):
    """What the author has written there."""
    text = open(file, encoding="latin-1").read().split("\n")[int(line) - 1][int(column) - 1:]
    return re.match(r"\w*", text).group()


def row(kind, truth, mine, broken, hidden, differences):
    mine = {place: times for place, times in mine.items() if place[0] not in broken}
    found = sum(min(times, mine.get(place, 0)) for place, times in truth.items())
    extras = explained = 0
    for place, times in sorted(truth.items()):
        if times > mine.get(place, 0):
            differences.write(f"{':'.join(place[:3])}: {kind} {place[3]}: libclang {times}, ours {mine.get(place, 0)}\n")
    for place, times in sorted(mine.items()):
        more = times - truth.get(place, 0)
        if more > 0:
            extras += more
            why = place[3] in SYNTAX or any(hidden[kind, *place])
            explained += more if why else 0
            if not why:
                differences.write(f"{':'.join(place[:3])}: {kind} {place[3]}: libclang {times - more}, ours {times}\n")
    return [kind, sum(truth.values()), found, share(found, sum(truth.values())), extras, explained, extras - explained]
