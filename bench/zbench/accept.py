"""Acceptance: which files parse without an error, and which of ctags' functions are found."""

from . import frontend
from .table import share, show


def run(setup, options):
    rows = [row(setup, "fs/**/*.c + mm/*.c", "fsmm", ctags=True), row(setup, "kernel proper", "kernel", ctags=True)]
    classpath = setup.cdt_classpath()
    if classpath:
        rows.append(cdt_row(setup, classpath))
    show("Acceptance", ["set", "files", "no error", "share", "items", "broken", "tokens", "dropped", "in fragments",
                        "ctags' functions", "found", "share"], rows)
    print(f"\nLists: {setup.out}/accept-*.errors, accept-*.missing, accept-*.fragments")


def row(setup, title, name, ctags):
    listing = setup.list_file(name)
    parsed = frontend.accepted(setup, listing, setup.out / f"accept-{name}")
    return figures(setup, title, name, parsed,
                   setup.peer("ctags", "universal-ctags", "no_ctags") and ctags)


def cdt_row(setup, classpath):
    listing = setup.list_file("fsmm")
    parsed = frontend.accepted(setup, listing, setup.out / "accept-cdt", source="CdtParser", classpath=classpath)
    return figures(setup, "CDT's parser: fs, mm", "cdt", parsed, setup.peer("ctags", "universal-ctags", "no_ctags"))


def figures(setup, title, name, parsed, with_ctags):
    files = list(parsed.values())
    good = sum(file.errors == 0 and file.broken == 0 for file in files)
    cells = [title, len(files), good, share(good, len(files)), sum(f.items for f in files),
             sum(f.broken for f in files), sum(f.tokens for f in files), sum(f.dropped for f in files),
             sum(f.fragments for f in files)]
    if not with_ctags:
        return [*cells, "-", "-", "-"]
    theirs = frontend.ctags_functions(setup, setup.out / f"{'fsmm' if name == 'cdt' else name}.list")
    wanted = lost = 0
    with open(setup.out / f"accept-{name}.missing", "w", encoding="utf-8") as out:
        for path, names in sorted(theirs.items()):
            lacking = frontend.missing(names, parsed[path].functions)
            wanted += len(names)
            lost += len(lacking)
            out.writelines(f"{path}: {function}\n" for function in lacking)
    return [*cells, wanted, wanted - lost, share(wanted - lost, wanted)]
