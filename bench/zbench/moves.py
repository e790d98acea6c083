"""Reads and applies moves: small edits of a driver that keep its promise, or break one clause of it.

A move file holds blocks that start with ``move NAME``; docs/bench.md tells the rest.
"""

import dataclasses
import re


class Misfit(Exception):
    """A move does not fit the text: other moves have changed its place."""


@dataclasses.dataclass(frozen=True)
class Move:
    """One edit of a driver; ``group`` names what it rewrites, ``label`` what it breaks."""

    name: str
    group: str
    label: str
    kernel: tuple
    steps: tuple

    def apply(self, files):
        """A copy of ``files`` (path to text) with all edits made."""
        changed = dict(files)
        for kind, *details in self.steps:
            EDITS[kind](changed, *details)
        return changed


def read(path):
    """The moves of a file, in its order."""
    moves = []
    with open(path, encoding="utf-8") as lines:
        for block in re.split(r"^(?=move )", lines.read(), flags=re.M)[1:]:
            moves.append(move_of(block))
    names = [move.name for move in moves]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{path}: twice: {', '.join(sorted(twice))}")
    return moves


def move_of(block):
    head, *lines = block.rstrip("\n").split("\n")
    words = head.split()[1:]
    name, options = words[0], dict(zip(words[1::2], words[2::2]))
    steps, label, kernel = [], "", ()
    for line in lines:
        first, _, rest = line.partition(" ")
        if line.startswith(("+", "-", " ")):
            if not steps or steps[-1][0] not in ("in", "new"):
                raise ValueError(f"{name}: text outside of a file: {line}")
            steps[-1][-1].append(line)
        elif first in ("in", "new"):
            steps.append((first, rest, []))
        elif first == "word":
            steps.append(("word", *rest.split()))
        elif first == "kernel":
            kernel = tuple(map(int, rest.split(".")))
        elif first == "breaks":
            label = rest
        elif line and not line.startswith("#"):
            raise ValueError(f"{name}: what is {line!r}?")
    return Move(name, options.get("group", name), label, kernel, tuple(steps))


def put(files, path, lines):
    """Replaces the lines with '-' and ' ' by those with '+' and ' ': they must stand there once."""
    old = "".join(line[1:] + "\n" for line in lines if line[0] in "- ")
    new = "".join(line[1:] + "\n" for line in lines if line[0] in "+ ")
    if not old:
        raise ValueError(f"{path}: nothing to find a place by: {new}")
    text = files.get(path, "")
    if text.count(old) != 1:
        raise Misfit(f"{path}: {text.count(old)} times: {old}")
    files[path] = text.replace(old, new)


def new(files, path, lines):
    if path in files:
        raise Misfit(f"{path} is there already")
    files[path] = "".join(line[1:] + "\n" for line in lines)


def word(files, old, new_word):
    """Renames a word in every file."""
    pattern = re.compile(rf"\b{re.escape(old)}\b")
    for path, text in files.items():
        files[path] = pattern.sub(new_word, text)


EDITS = {"in": put, "new": new, "word": word}
