"""Both worlds on Linux: the flag on every mmap handler of a configured kernel, judged folder by folder."""

import collections
import json
import random
import re
import shutil

from . import compared, flagged, process
from .kernelbuild import FOLDERS, units_of, with_mmap, words_of
from .oracle import python_with_clang
from .setup import REPOSITORY, Stop


CONDITION = re.compile(r"[ \t]*#[ \t]*(if|ifdef|ifndef|elif|else|endif)\b")


class Linux:
    """A copy of the tree in which handlers get the flag, and how its units are compiled."""

    def __init__(self, setup, options, build):
        self.setup, self.options, self.build = setup, options, build
        self.tree = setup.out / "flagged"
        self.at = setup.out / "worlds-linux"
        self.units = {}
        self.folders = self.chosen()

    def chosen(self):
        """{folder: its files}: units that are built, beside one with an mmap handler, and headers."""
        tops = tuple(f"{folder.rstrip('/')}/" for folder in self.options.folders)
        units = {unit.replace("/.", "/").removesuffix(".o.cmd") + ".c": unit
                 for unit in units_of(self.setup, self.build, FOLDERS)}
        units = {file: unit for file, unit in units.items() if (self.setup.tree / file).is_file()}
        names = {file.rpartition("/")[0] for file in with_mmap(self.setup) if file in units and file.startswith(tops)}
        self.units = {file: unit for file, unit in units.items() if file.rpartition("/")[0] in names}
        folders = collections.defaultdict(list)
        for file in sorted(self.units):
            folders[file.rpartition("/")[0]].append(file)
        for name in names:
            folders[name] += [file.relative_to(self.setup.tree).as_posix()
                              for file in sorted((self.setup.tree / name).glob("*.h"))]
        return folders

    def compared(self):
        """{driver: (verdicts as written, as compiled, as written without what is not configured)}, units compiled."""
        shutil.rmtree(self.at, ignore_errors=True)
        self.at.mkdir(parents=True)
        styles = list(flagged.STYLES)
        random.Random(self.options.seed).shuffle(styles)
        flagged.copy(self.setup.tree, self.tree, self.options.folders)
        try:
            print(f"bench: {len(self.units)} units of {len(self.folders)} folders, three times (10 minutes)")
            marked = flagged.mark(self.tree, flagged.places(self.judged(self.folders, "-")), styles)
            (self.at / "compile_commands.json").write_text(json.dumps(
                [self.moved(file) for file in sorted(self.units)]), "utf-8")
            seen = self.judged(self.folders, str(self.at))
            written = self.judged(self.folders, "-")
            sides = [verdicts(written), verdicts(seen)]
            keys = [(one["function"], one["file"]) for one in marked]
            apart = {key[1].rpartition("/")[0] for key in keys if words(sides[0][key]) != words(sides[1][key])}
            self.cut(apart)
            sides.append(verdicts(self.judged({name: self.folders[name] for name in apart}, "-")))
        finally:
            shutil.rmtree(self.tree, ignore_errors=True)
        pairs = {f"{one['file']} {one['function']} ({one['style']})": tuple(side.get(key, []) for side in sides)
                 for one, key in zip(marked, keys)}
        return pairs, sum(reading["as"] == "compiled" for reading in seen["readings"])

    def judged(self, folders, database):
        """The reports of the folders, as one."""
        listing = self.at / "list"
        listing.write_text("".join("\t".join([str(self.at / f"{number}.json"), str(self.tree), *folders[name]]) + "\n"
                                   for number, name in enumerate(sorted(folders))), "utf-8")
        code = process.watched(self.setup.java_command("Folders", self.setup.classpath, listing, database))
        if code:
            raise Stop(f"zuflint failed on the folders: {code}")
        whole = collections.defaultdict(list)
        for number in range(len(folders)):
            report = json.loads((self.at / f"{number}.json").read_text("utf-8"))
            for part in ("providers", "findings", "readings"):
                whole[part] += report.get(part, [])
        return whole

    def moved(self, file):
        """The command of a unit for the copy of the tree: what stands in the copied folders is read there."""
        folders = tuple(f"{self.setup.tree}/{folder.rstrip('/')}/" for folder in self.options.folders)
        kernel = f"{self.setup.tree}/arch/x86/include"
        given = [word.replace(str(self.setup.tree), str(self.tree))
                 if any(folder in word + "/" for folder in folders) and kernel not in word else word
                 for word in words_of(self.build, self.units[file])[1:]]
        return {"directory": str(self.build), "file": str(self.tree / file), "arguments": ["gcc", *given]}

    def cut(self, names):
        """Empties the lines of these folders' units that the configuration leaves out, as libclang tells them."""
        try:
            python = python_with_clang()
        except Stop as missing:
            print(f"bench: PEER MISSING: {missing}; differences are not explained")
            return
        files = [file for name in sorted(names) for file in self.folders[name] if file in self.units]
        listing, out = self.at / "cut.list", self.at / "cut"
        moved = {file: [word.replace(str(self.setup.tree / file), str(self.tree / file))
                        for word in compared.line_of(self.build, self.units[file])] for file in files}
        listing.write_text("".join("\t".join(line) + "\n" for line in moved.values()), "utf-8")
        done = process.run([python, str(REPOSITORY / "bench" / "zbench" / "inactive.py"), str(self.build),
                            str(listing), str(out)])
        if done.code:
            raise Stop(f"libclang failed:\n{done.err[-2000:]}")
        parts = collections.defaultdict(list)
        for line in out.read_text("utf-8").splitlines():
            file, first, last = line.split("\t")
            parts[file].append((int(first), int(last)))
        for file, ranges in parts.items():
            empty(file, ranges)


def empty(file, ranges):
    """Leaves lines that are compiled: a range runs from its directive to the one that ends it."""
    with open(file, encoding="latin-1") as text:
        lines = text.read().split("\n")
    for first, last in ranges:
        lines[first:last - 1] = [""] * (last - 1 - first)
    directive = continued = False
    for number, line in enumerate(lines):
        directive = bool(CONDITION.match(line)) or (directive and continued)
        continued = line.endswith("\\")
        lines[number] = "" if directive else line
    with open(file + ".new", "w", encoding="latin-1") as text:
        text.write("\n".join(lines))
    shutil.move(file + ".new", file)


def words(side):
    return [word for word, _ in side]


def verdicts(report):
    """By function and file: the vmas that have the flag; a handler may be there twice, in two arms of a condition."""
    side = collections.defaultdict(list)
    for provider in report["providers"]:
        side[provider["function"], provider["place"]["file"]] += [
            (vma["verdict"]["word"], vma["verdict"].get("reason", "")) for vma in provider["vmas"] if vma["local"]]
    return side
