"""An independent extraction of facts about mmap handlers, by regular expressions: nothing shared with zuflint.

It reads each file alone. What it cannot see (flags set in another file, tables behind macros) it does not claim, so a
fact it has and zuflint lacks is a question to zuflint, and a fact zuflint has and it lacks is looked for at the place
that zuflint names.
"""

import collections
import json
import os
import re
import subprocess

from .table import show

MEMBERS = r"mmap|mmap_prepare|proc_mmap|fb_mmap"
BLANKED = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)
INITIALISER = re.compile(rf"\.\s*({MEMBERS})\s*=\s*&?\s*(\w+)")
ASSIGNMENT = re.compile(rf"(?:->|\.)\s*({MEMBERS})\s*=\s*&?\s*(\w+)\s*;")
TABLE = re.compile(r"\bstruct\s+(\w+)\s+(?:__\w+\s+)*(\w+)\s*(?:\[[^\]\n]*\]\s*)*(?:__\w+(?:\([^)]*\))?\s*)*=\s*\{")
FLAG = re.compile(r"\bVM_[A-Z][A-Z0-9_]*\b")
NOT_FLAGS = re.compile(r"VM_(FAULT_|BUG_ON|WARN_ON|EVENT)")
SET = re.compile(r"(?:->|\.)\s*vm_flags\s*(\|?)=(?!=)([^;]*);|\bvm_flags_(?:set|init|reset)\s*\(([^;]*)\)\s*;")
CLEAR = re.compile(r"(?:->|\.)\s*vm_flags\s*&=\s*~([^;]*);|\bvm_flags_clear\s*\(([^;]*)\)\s*;")
VM_OPS = re.compile(r"(?:->|\.)\s*vm_ops\s*=\s*(&?\s*[\w.>\-\[\]]+)")
FAULTS = "fault huge_fault map_pages page_mkwrite pfn_mkwrite".split()
CALL = re.compile(r"\b(vm_insert_\w+|vmf_insert_\w+|(?:io_)?remap_pfn_range\w*|remap_vmalloc_range\w*|vm_map_pages\w*"
                  r"|vm_iomap_memory|dma_mmap_\w+|apply_to_page_range)\s*\(")


def run(setup, options):
    facts = extract(setup.tree, options.folders)
    out = setup.out / "facts.json"
    out.write_text(json.dumps(facts, indent=1))
    count = collections.Counter(fact["how"] for fact in facts)
    functions = {(fact["body"] or fact["function"], fact["function"]) for fact in facts}
    show(f"Independent extraction over {' '.join(options.folders)}",
         ["initialisers", "assignments", "handlers", "with its body found", "set vm_ops", "set a flag"],
         [[count["initialiser"], count["assignment"], len(functions), sum(bool(f["body"]) for f in facts),
           sum(bool(f["vm_ops"]) for f in facts), sum(bool(f["sets"]) for f in facts)]])
    print(f"\nList: {out}")


def extract(tree, folders):
    """One record for every place that registers an mmap handler, in the order of files and lines."""
    facts = registrations(tree, folders)
    bodies = elsewhere(tree, folders, {fact["function"] for fact in facts if not fact["body"]} - {"NULL"})
    return [fact if fact["body"] else fact | bodies.get(fact["function"], {}) for fact in facts]


def elsewhere(tree, folders, names):
    """The bodies of handlers that are registered in another file; of several, none is taken."""
    found = collections.defaultdict(list)
    files = subprocess.run(["grep", "-rlwF", "--include=*.[ch]", *(word for n in sorted(names) for word in ("-e", n)),
                            *folders], cwd=tree, capture_output=True, text=True, check=False).stdout.split()
    for path in sorted(files):
        raw = open(os.path.join(tree, path), encoding="latin-1").read()
        text = blanked(raw)
        tables = tables_of(text)
        for name in sorted(name for name in names if name in raw):
            facts = of_body(path, text, tables, name)
            if facts["body"]:
                found[name].append(facts)
    return {name: bodies[0] for name, bodies in found.items() if len(bodies) == 1}


def tables_of(text):
    return [(found.start(), closing(text, found.end() - 1), found.group(1), found.group(2))
            for found in TABLE.finditer(text)]


def registrations(tree, folders):
    facts = []
    for folder in folders:
        for at, below, names in os.walk(tree / folder):
            below.sort()
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    path = os.path.join(at, name)
                    raw = open(path, encoding="latin-1").read()
                    if "mmap" in raw:
                        facts += of_file(os.path.relpath(path, tree).replace(os.sep, "/"), raw)
    return facts


def of_file(path, raw):
    text = blanked(raw)
    tables = tables_of(text)
    facts = []
    for pattern, how in ((INITIALISER, "initialiser"), (ASSIGNMENT, "assignment")):
        for found in pattern.finditer(text):
            if how == "initialiser" and text[found.end():].lstrip()[:1] not in (",", "}", ""):
                continue
            if how == "initialiser" and ASSIGNMENT.match(text, found.start()):
                continue
            kind, table = innermost(tables, found.start()) if how == "initialiser" else (None, None)
            fact = {"file": path, "line": line_of(text, found.start()), "how": how, "member": found.group(1),
                    "struct": kind, "table": table, "function": found.group(2)}
            facts.append(fact | of_body(path, text, tables, found.group(2)))
    return facts


def of_body(path, text, tables, function):
    """What the body of a handler shows, when it stands in the same file."""
    extent = body_of(text, function)
    if extent is None:
        return {"body": None, "takes_vma": False, "mentions": [], "sets": [], "clears": [], "vm_ops": [], "handlers": {}, "inserts": []}
    body = text[extent[0]:extent[1]]
    head = text[max(0, extent[0] - 400):extent[0]].rpartition(function)[2]
    sets, clears = set(), set()
    for found in SET.finditer(body):
        sets |= flags(found.group(2) or found.group(3))
    for found in CLEAR.finditer(body):
        clears |= mentioned(found.group(1) or found.group(2))
    ops = sorted({found.group(1).replace(" ", "") for found in VM_OPS.finditer(body)} - {"NULL", "&"})
    handlers = {}
    for table in ops:
        for start, end, kind, name in tables:
            if kind == "vm_operations_struct" and name == re.split(r"\W", table.lstrip("&"))[0]:
                members = re.finditer(rf"\.\s*({'|'.join(FAULTS)})\s*=\s*&?\s*(\w+)", text[start:end])
                handlers[table.lstrip("&")] = {found.group(1): found.group(2) for found in members}
    return {"body": f"{path}:{line_of(text, extent[0])}-{line_of(text, extent[1])}",
            "takes_vma": "vm_area_struct" in head, "mentions": sorted(mentioned(body)),
            "sets": sorted(sets), "clears": sorted(clears), "vm_ops": ops, "handlers": handlers,
            "inserts": sorted({found.group(1) for found in CALL.finditer(body)})}


def flags(text):
    # "vma->vm_flags = (vma->vm_flags & ~VM_X) | VM_Y": what stands after a ~ is not set
    kept = re.sub(r"~\s*(\w+|\([^()]*\))", "", text or "")
    return mentioned(kept)


def mentioned(text):
    return {name for name in FLAG.findall(text) if not NOT_FLAGS.match(name)}


def blanked(raw):
    """The text with comments and literals blanked, every offset kept."""
    return BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), raw)


def closing(text, opening):
    """Where the brace at ``opening`` closes; a brace in column 0 closes everything."""
    depth = 0
    for found in re.compile(r"[{}]").finditer(text, opening):
        depth += 1 if found.group() == "{" else -1
        if depth == 0 or (found.group() == "}" and text[found.start() - 1] == "\n"):
            return found.start()
    return len(text)


def innermost(tables, at):
    """The (struct, name) of the smallest initialiser around an offset."""
    around = [(end - start, kind, name) for start, end, kind, name in tables if start < at < end]
    return min(around)[1:] if around else (None, None)


def body_of(text, function, start=0):
    """The extent of the first body of a function at or after ``start``: its name, parameters, an opening brace."""
    head = re.compile(rf"^(?:\w[\w \t*]*[\s*])?{re.escape(function)}\s*\(", re.M)
    for found in head.finditer(text, start):
        rest = re.compile(r"[^;{}]*?\)\s*(?:__\w+\s*(?:\([^)]*\)\s*)?)*\{").match(text, found.end())
        if rest:
            return rest.end() - 1, closing(text, rest.end() - 1)
    return None


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
