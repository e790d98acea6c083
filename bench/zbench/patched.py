"""A Linux tree with the flag, configured with and without a place for it: exact mode must tell the two apart."""

import collections
import json
import os
import re
import shutil
import subprocess

from . import process
from .flagged import loaded
from .kernelbuild import configured, words_of
from .setup import REPOSITORY, Stop
from .table import show

MODULE = "drivers/uio/.uio.o.cmd"
OWN = re.compile(r"-(DKBUILD_|D__KBUILD_|DMODULE$|Wp,)")
BIT = "#define VM_HIGH_ARCH_BIT_4\t36\t/* bit only usable on 64-bit architectures */\n"
NAME = "#define VM_HIGH_ARCH_4\tBIT(VM_HIGH_ARCH_BIT_4)\n"
# the posted patch's mm.h, for 6.1
FLAG = """
#ifdef CONFIG_ARCH_USES_HIGH_VMA_FLAGS
# define VM_LOCAL_CPU\tVM_HIGH_ARCH_5
#else
# define VM_LOCAL_CPU\tVM_NONE
#endif

#ifdef CONFIG_ARCH_HAS_PKEYS
"""


def run(setup, options):
    del options
    build = configured(setup)
    tree = patched(setup)
    rows = []
    for title, objects in (("on", build), ("off", without(setup, build, tree))):
        folder = setup.out / "patched-example"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(REPOSITORY / "examples" / "pinned-server", folder)
        database(folder, sorted(folder.glob("kernel/*.c")), words(setup, build, tree), objects)
        done = process.run([str(REPOSITORY / "zuflint"), "check", "--format=json", "--kernel=6.1",
                            str(folder / "kernel"), str(folder / "pin_api.h")])
        report = loaded(done)
        places = collections.Counter(
            f"{f['place']['file']}:{f['place']['line']}" for f in report["findings"] + report["hidden"]
            if f["rule"] == "flag-without-effect" and f["severity"] == "warning")
        read = sum(reading["as"] == "compiled" for reading in report["readings"])
        rows.append([f"ARCH_USES_HIGH_VMA_FLAGS {title}", read, sum(places.values()), " ".join(sorted(places))])
    show("examples/pinned-server compiled for a patched Linux 6.1", ["configuration", "files read as compiled",
                                                                "flag-without-effect", "where"], rows)
    if rows[0][2] or not rows[1][2]:
        raise Stop("flag-without-effect must be told with the configuration off, and not with it on")


def patched(setup):
    """A copy of the tree made of hard links, with the flag in its mm.h; made once."""
    tree = setup.out / "patched"
    if (tree / ".complete").is_file():
        return tree
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["cp", "-al", setup.tree, tree], check=True)
    header = tree / "include" / "linux" / "mm.h"
    text = header.read_text("latin-1")
    for old, new in ((BIT, BIT.replace("_4\t36", "_5\t37")), (NAME, NAME.replace("_4", "_5"))):
        if text.count(old) != 1:
            raise Stop(f"{header} is not that of 6.1: {old.strip()} is not in it")
        text = text.replace(old, old + new)
    text = text.replace("\n#ifdef CONFIG_ARCH_HAS_PKEYS\n", FLAG, 1)
    header.unlink()
    header.write_text(text, "latin-1")
    (tree / ".complete").touch()
    return tree


def without(setup, build, tree):
    """The configuration without its place for the flag: no protection keys; made once."""
    objects = setup.out / "patched-off"
    if (objects / ".complete").is_file():
        return objects
    shutil.rmtree(objects, ignore_errors=True)
    print("bench: configuring the kernel again, without a place for the flag (1 minute, once)")
    subprocess.run(["cp", "-a", f"{build}/.", objects], check=True)
    (objects / ".complete").unlink()
    make = ["make", "-C", tree, f"O={objects}"]
    steps = [[tree / "scripts" / "config", "--file", objects / ".config", "-d", "X86_INTEL_MEMORY_PROTECTION_KEYS"],
             [*make, "olddefconfig"], [*make, f"-j{os.cpu_count()}", "prepare"]]
    with open(setup.out / "patched.log", "w", encoding="utf-8") as log:
        for step in steps:
            if subprocess.run(step, stdout=log, stderr=log, check=False).returncode:
                raise Stop(f"failed: {' '.join(map(str, step))} (see {log.name})")
    if "CONFIG_ARCH_USES_HIGH_VMA_FLAGS=y" in (objects / ".config").read_text():
        raise Stop("something else than protection keys selects ARCH_USES_HIGH_VMA_FLAGS")
    (objects / ".complete").touch()
    return objects


def words(setup, build, tree):
    """The options of a module of the configured kernel, without those of the module itself, for the patched tree."""
    all_words = words_of(build, MODULE)
    kept = [word.replace(str(setup.tree), str(tree)) for word in all_words[1:all_words.index("-o")]
            if not OWN.match(word) and word != "-c"]
    return ["gcc", *kept, "-DMODULE", '-DKBUILD_MODNAME="driver"', '-DKBUILD_BASENAME="driver"']


def database(folder, files, options, build):
    """A compile_commands.json in the folder."""
    commands = [{"directory": str(build), "file": str(file), "arguments": [*options, "-c", str(file)]}
                for file in files]
    (folder / "compile_commands.json").write_text(json.dumps(commands), "utf-8")
