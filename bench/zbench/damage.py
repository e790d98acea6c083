"""Damage: one random ; ( ) { or } is removed from each file; how many functions does that cost?"""

import random
import re
import shutil

from . import frontend
from .table import show

# comments, strings, characters and directives are skipped; what is left is code
CODE = re.compile(rb"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
                  rb"""|^[ \t]*\#(?:\\\n|/\*.*?\*/|[^\n])*|([;(){}])""", re.S | re.M)


def run(setup, options):
    root = setup.out / "damaged"
    shutil.rmtree(root, ignore_errors=True)
    listing = setup.list_file("fsmm10")
    removed = damage(setup, root, options.seed)
    rows = [row(setup, "zuflint", "FrontEnd", setup.classpath, listing, root, removed)]
    classpath = setup.cdt_classpath()
    if classpath:
        rows.append(row(setup, "CDT", "CdtParser", classpath, listing, root, removed))
    show(f"Damage (seed {options.seed})", ["parser", "files", "functions whole", "damaged", "lost", "lost a file",
                                           "most in one file"], rows)
    print(f"\nLists: {setup.out}/damage-*.lost")


def damage(setup, root, seed):
    """Writes the damaged copies; returns {path: what was removed}."""
    chance = random.Random(seed)
    removed = {}
    for path in setup.files("fsmm10"):
        text = (setup.tree / path).read_bytes()
        places = [found.start(1) for found in CODE.finditer(text) if found.group(1)]
        copy = root / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        if places:
            at = chance.choice(places)
            removed[path] = f"'{text[at:at + 1].decode()}' at line {text.count(10, 0, at) + 1}"
            text = text[:at] + text[at + 1:]
        copy.write_bytes(text)
    return removed


def row(setup, title, source, classpath, listing, root, removed):
    whole = frontend.accepted(setup, listing, setup.out / f"damage-{source}-whole", None, source, classpath)
    after = frontend.accepted(setup, listing, setup.out / f"damage-{source}", root, source, classpath)
    total = sum(file.functions.total() for file in whole.values())
    lost = {path: whole[path].functions - after[path].functions for path in whole}
    with open(setup.out / f"damage-{source}.lost", "w", encoding="utf-8") as out:
        for path, names in sorted(lost.items(), key=lambda entry: (-entry[1].total(), entry[0])):
            if names:
                out.write(f"{path} without {removed.get(path)}: {names.total()} lost: {' '.join(sorted(names))}\n")
    gone = sum(names.total() for names in lost.values())
    return [title, len(whole), total, total - gone, gone, f"{gone / len(whole):.2f}",
            max(names.total() for names in lost.values())]
