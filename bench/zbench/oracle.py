"""The oracle: every local, cast and call that libclang sees spelled in a file must be in our tree, at its place."""

import collections
import json
import os
import re
import shutil
import subprocess

from . import process
from .setup import REPOSITORY, Stop
from .table import share, show

# file systems and mm, on which a front end is easily tuned, and as many files of other kinds
FILES = """
fs/9p/vfs_file.c fs/btrfs/extent-tree.c fs/btrfs/inode.c fs/ceph/addr.c fs/ceph/mds_client.c fs/ext4/file.c
fs/ext4/inode.c fs/ext4/super.c fs/f2fs/data.c fs/f2fs/file.c fs/fuse/dev.c fs/fuse/file.c fs/gfs2/file.c
fs/namei.c fs/nfs/file.c fs/nfs/inode.c fs/proc/task_mmu.c fs/smb/client/connect.c fs/smb/client/file.c
fs/xfs/xfs_buf.c fs/xfs/xfs_file.c mm/filemap.c mm/memory.c mm/mmap.c mm/page_alloc.c mm/shmem.c mm/slub.c
arch/x86/kernel/setup.c drivers/char/mem.c drivers/dma-buf/dma-buf.c drivers/gpu/drm/drm_gem.c
drivers/gpu/drm/drm_ioctl.c drivers/gpu/drm/i915/gem/i915_gem_mman.c drivers/net/ethernet/intel/e1000e/netdev.c
drivers/tty/vt/vt.c drivers/uio/uio.c drivers/usb/core/devio.c drivers/video/fbdev/core/fbmem.c
kernel/events/core.c kernel/fork.c kernel/sched/core.c net/ipv4/tcp.c net/packet/af_packet.c sound/core/pcm_native.c
""".split()
MODULES = "BTRFS_FS XFS_FS NFS_FS FUSE_FS CEPH_FS F2FS_FS 9P_FS CIFS GFS2_FS UIO DRM".split()
NEEDED = {"flex": "flex", "bison": "bison", "bc": "bc", "gcc": "gcc", "make": "make"}
KINDS = ("local", "cast", "call", "member")


def run(setup, options):
    truth = libclang(setup)
    listing = setup.out / "oracle.list"
    out = setup.out / "oracle.tsv"
    done = process.run(setup.java_command("FrontEnd", setup.classpath, "dump", setup.tree, listing, out))
    if done.code != 0:
        raise Stop(f"FrontEnd failed on the oracle's files:\n{done.err[-2000:]}")
    report(setup, truth, tree_facts(setup, out))


def libclang(setup):
    """libclang's facts; kept, because they do not depend on us."""
    saved = setup.out / "oracle-truth.json"
    listing = setup.out / "oracle.list"
    text = "".join(f"{file}\n" for file in FILES)
    if not (saved.is_file() and listing.is_file() and listing.read_text() == text):
        python = python_with_clang()
        objects = configured(setup)
        listing.write_text(text)
        print(f"bench: libclang reads {len(FILES)} files (1 minute)")
        done = process.run([python, str(REPOSITORY / "bench" / "zbench" / "truth.py"), str(setup.tree), str(objects),
                            str(listing), str(saved)])
        if done.code != 0:
            raise Stop(f"libclang failed: {done.err[-2000:]}")
    truth = json.loads(saved.read_text())
    broken = [path for path, file in truth.items() if file["errors"]]
    if broken:
        print(f"bench: libclang found errors, not compared: {' '.join(broken)}")
    return {path: file for path, file in truth.items() if not file["errors"]}


def python_with_clang():
    for python in ("python3", "/usr/bin/python3"):
        if shutil.which(python) and process.run([python, "-c", "import clang.cindex"]).code == 0:
            return python
    raise Stop("no Python with clang.cindex for the oracle (apt-get install python3-clang)")


def configured(setup):
    """A configured kernel with the files compiled, for their command lines; made once."""
    objects = setup.out / "objects"
    if (objects / ".complete").is_file():
        return objects
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        raise Stop(f"the oracle configures a kernel: apt-get install {' '.join(missing)} libelf-dev libssl-dev")
    print("bench: configuring a kernel and compiling the oracle's files (1-3 minutes, once)")
    objects.mkdir(parents=True, exist_ok=True)
    make = ["make", "-C", setup.tree, f"O={objects}"]
    steps = [[*make, "defconfig"],
             [setup.tree / "scripts" / "config", "--file", objects / ".config",
              *(word for module in MODULES for word in ("-m", module))],
             [*make, "olddefconfig"], [*make, f"-j{os.cpu_count()}", "prepare"],
             [*make, f"-j{os.cpu_count()}", *(file[:-2] + ".o" for file in FILES)]]
    with open(setup.out / "objects.log", "w", encoding="utf-8") as log:
        for step in steps:
            if subprocess.run(step, stdout=log, stderr=log, check=False).returncode != 0:
                raise Stop(f"failed: {' '.join(map(str, step[:5]))} ... (see {log.name}); "
                           "needs libelf-dev and libssl-dev")
    (objects / ".complete").touch()
    return objects


def tree_facts(setup, out):
    """{path: set of (kind, line, column, name)} of our tree, each at the place where libclang would put it."""
    facts = collections.defaultdict(set)
    texts = {}
    for line in open(out, encoding="utf-8"):
        kind, path, number, column, name = line.rstrip("\n").split("\t")
        if path not in texts:
            texts[path] = (setup.tree / path).read_text("latin-1").split("\n")
        place = int(number), int(column)
        if kind == "member":
            place = field_place(texts[path], place, name)
        facts[path].add((kind, *place, name))
    return facts


def field_place(lines, place, name):
    """A member stands at its -> or . in our tree and at its name in libclang's: the one rule between the two."""
    line, column = place
    text = "\n".join(lines[line - 1:line + 5])[column - 1:]
    found = re.match(rf"(?:->|\.)?(?:\s|\\\n|/\*.*?\*/)*(?={re.escape(name)}\b)", text, re.S)
    if not found or not found.group():
        return place
    before = found.group()
    if "\n" not in before:
        return line, column + len(before)
    return line + before.count("\n"), len(before) - before.rindex("\n")


def report(setup, truth, ours):
    rows = []
    macros = {path: by_line(file["macros"]) for path, file in truth.items()}
    lost = open(setup.out / "oracle.lost", "w", encoding="utf-8")
    extra = open(setup.out / "oracle.extra", "w", encoding="utf-8")
    with lost, extra:
        for kind in KINDS:
            wanted = found = 0
            classes = collections.Counter()
            for path, file in truth.items():
                theirs = {tuple(fact) for fact in file["facts"] if fact[0] == kind}
                mine = {fact for fact in ours[path] if fact[0] == kind}
                wanted += len(theirs)
                found += len(theirs & mine)
                lost.writelines(f"{path}:{f[1]}:{f[2]}: {kind} {f[3]}\n" for f in sorted(theirs - mine))
                for fact in sorted(mine - theirs):
                    why = explained(fact, file["inactive"], macros[path])
                    classes[why] += 1
                    if why == "unexplained":
                        extra.write(f"{path}:{fact[1]}:{fact[2]}: {kind} {fact[3]}\n")
            rows.append([kind, wanted, found, share(found, wanted), classes.total(), classes["inactive #if"],
                         classes["the macro itself"], classes["in a macro's argument"], classes["unexplained"]])
    show(f"Oracle: libclang on {len(truth)} files, with their real command lines",
         ["kind", "libclang's", "found", "recall", "extras", "inactive #if", "macro used like a call",
          "macro argument", "unexplained"], rows)
    dropped = sum(fact[0] == "local in macro argument" for file in truth.values() for fact in file["facts"])
    print(f"\n{dropped} locals are declared by a macro that is given their name (DEFINE_WAIT(wait)): not compared.")
    print(f"Lists: {setup.out}/oracle.lost, oracle.extra (the unexplained)")


def by_line(macros):
    """{line: uses of macros that cover some of it}."""
    lines = collections.defaultdict(list)
    for use in macros:
        for line in range(use[0], use[2] + 1):
            lines[line].append(use)
    return lines


def explained(fact, inactive, macros):
    """Why libclang does not have a fact of ours."""
    _, line, column, name = fact
    if any(first <= line <= last for first, last in inactive):
        return "inactive #if"
    at = (line, column)
    for first, start, last, end, macro in macros[line]:
        if at == (first, start) and macro == name:
            return "the macro itself"
        if (first, start) < at <= (last, end):
            return "in a macro's argument"
    return "unexplained"
