"""Runs the Java mains of bench/java and reads what they write."""

import collections
import dataclasses
import subprocess

from . import process
from .setup import Stop


@dataclasses.dataclass
class Parsed:
    """What a parser made of one file; ``functions`` counts names."""

    size: int
    items: int
    broken: int
    errors: int
    tokens: int
    dropped: int
    functions: collections.Counter
    fragments: int


def accepted(setup, listing, out, root=None, source="FrontEnd", classpath=None):
    """Parses every file of the list once and returns {path: Parsed}; ``out`` is the prefix of the files written."""
    done = process.run(setup.java_command(source, classpath or setup.classpath, "accept", root or setup.tree,
                                          listing, out))
    if done.code != 0:
        raise Stop(f"{source} failed on {listing}:\n{done.err[-2000:]}")
    parsed = {}
    for line in open(f"{out}.tsv", encoding="utf-8"):
        path, size, items, broken, errors, tokens, dropped, names, fragments = line.rstrip("\n").split("\t")
        functions = collections.Counter(names.split())
        parsed[path] = Parsed(int(size), int(items), int(broken), int(errors), int(tokens), int(dropped), functions,
                              int(fragments))
    return parsed


def ctags_functions(setup, listing):
    """{path: Counter of function names} as ctags sees the files."""
    done = subprocess.run(["ctags", "--options=NONE", "--c-kinds=f", "--language-force=C", "--sort=no", "-f", "-",
                           "-L", listing], cwd=setup.tree, capture_output=True)
    if done.returncode != 0:
        raise Stop(f"ctags failed: {done.stderr.decode()[-500:]}")
    functions = collections.defaultdict(collections.Counter)
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if not line.startswith("!"):
            name, path, _ = line.split("\t", 2)
            functions[path][name] += 1
    return functions


def missing(theirs, ours):
    """The names of ``theirs`` that ``ours`` lacks; a macro with a body answers to its macro and to its argument."""
    known = {part for name in ours for part in (name, *name.split("/"))}
    return sorted(name for name in theirs if name not in known)
