"""What happens to the vma of an mmap handler, told by regular expressions over its driver's text.

Nothing here is shared with zuflint. faulted: some path leaves a fault handler that maps. kept: the subsystem keeps the
vma and zaps it from elsewhere. eager: all is mapped at mmap, by whatever task calls it. guarded: its fault handlers
refuse. refused: no mmap succeeds. unclear: the text alone does not tell.
"""

import re

from . import facts

MAPS = re.compile(r"\bvmf?_insert_\w+\s*\(|\bremap_pfn_range\s*\(|(?:vmf|\w+)->page\s*=[^=]|\bVM_FAULT_LOCKED\b"
                  r"|\b(?:\w*filemap_fault|filemap_map_pages|dax_iomap_fault|iomap_page_mkwrite|block_page_mkwrite"
                  r"|ttm_bo_vm_fault\w*|shmem_fault|drm_gem_shmem_fault|apply_to_page_range)\b")
FORWARDS = re.compile(r"\b(?:generic_file_(?:readonly_)?mmap|shmem_mmap|shmem_zero_setup|vma_set_anonymous|ttm_bo_mmap\w*"
                      r"|drm_gem_(?:shmem|ttm)_\w*mmap|fb_deferred_io_mmap|btrfs_file_mmap|snd_pcm_lib_default_mmap)\s*\(")
# uverbs keeps such a vma, zaps it when the device goes and then shows zero pages in faults
KEEPS = re.compile(r"\brdma_user_mmap_io\s*\(")
# the vb2 core comes to one of three functions, all of which map at once
AT_ONCE = re.compile(r"\b(?:\w*vb2\w*_mmap|v4l2_m2m_mmap)\s*\(")
ANYWHERE = re.compile(r"->\s*\w*mmap\s*\(|\b(?:call_mmap|dma_buf_mmap|drm_gem_(?:prime_)?mmap(?:_obj)?|videobuf_mmap_mapper)\s*\(")
ACCEPTS = re.compile(r"\breturn\b(?!\s*-\s*E[A-Z]+\s*;)")
HANDED = re.compile(r"(?<![.>\w])(?!if\b)([a-z_]\w+)\s*\([^;{}]*?\b(?:vma|area|vm_area|vmf)\s*[,)]")
CALLS = re.compile(r"\b([a-z_]\w*)\s*\(")
MAPPING = {"filemap_fault", "filemap_map_pages", "dax_iomap_fault", "shmem_fault", "ttm_bo_vm_fault",
           "block_page_mkwrite", "iomap_page_mkwrite", "filemap_page_mkwrite", "kernfs_vma_fault"}
REFUSAL = re.compile(r"\breturn\s+(?:vmf_error\s*\([^;]*\)|VM_FAULT_(?:SIGBUS|SIGSEGV|OOM|HWPOISON|ERROR))\s*;")



def label(tree, one, files=()):
    """What the text of its driver says, read with regular expressions: (label, why)."""
    text = facts.blanked((tree / one["file"]).read_text("latin-1"))
    folder_of = one["file"].rpartition("/")[0] + "/"
    around = {one["file"]: text} | {path: Text(tree / path) for path in sorted(files, key=lambda path: (
        not path.startswith(folder_of), path)) if path != one["file"]}
    own = [text[extent[0]:extent[1]] for extent in extents(text, one["function"])]
    accepting = [handler for handler in own if ACCEPTS.search(handler)]
    if not accepting:
        return "refused", "answers with an error only"
    # of several, in arms of a condition, the first that accepts
    bodies = reached(around, one["file"], accepting[0], 3)
    for pattern, word, why in ((KEEPS, "kept", "uverbs keeps it and zaps it when the device goes"),
                               (FORWARDS, "faulted", "hands it to a function of the core whose faults map")):
        if any(pattern.search(body) for body in bodies):
            return word, why
    tables = {re.split(r"\W", found.group(1).replace(" ", "").lstrip("&"))[0]
              for body in bodies for found in facts.VM_OPS.finditer(body)} - {"NULL", ""}
    if tables & {"generic_file_vm_ops", "hugetlb_vm_ops"}:
        return "faulted", "vm_ops of core mm"
    handlers = [(path, found.group(1), found.group(2)) for path, other in around.items()
                if any(name in other for name in tables)
                for begin, end, kind, name in facts.tables_of(str(other))
                if kind == "vm_operations_struct" and name in tables
                for found in re.finditer(rf"\.\s*({'|'.join(facts.FAULTS)})\s*=\s*&?\s*(\w+)", str(other)[begin:end])]
    for path, member, function in handlers:
        if function in MAPPING or maps(around, path, function):
            return "faulted", f".{member} = {function} maps"
    if any(ANYWHERE.search(body) for body in bodies):
        return "unclear", "goes on through a pointer"
    if any(facts.CALL.search(body) or AT_ONCE.search(body) for body in bodies):
        return "eager", "maps at mmap"
    if handlers and all(refuses(around, path, function) for path, _, function in handlers):
        return "guarded", "its fault handlers refuse"
    return "unclear", "a handler that is not clear" if handlers else "no handler and no insert seen"


def extents(text, function):
    """Where the bodies of the function are: several in arms of a condition."""
    found, start = [], 0
    while extent := facts.body_of(text, function, start):
        found.append(extent)
        start = extent[1]
    return found


class Text:
    """The text of a file without comments and strings, read when it is needed."""

    def __init__(self, path):
        self.path = path
        self.raw = self.plain = None

    def __contains__(self, word):
        if self.raw is None:
            self.raw = self.path.read_text("latin-1")
        return word in self.raw

    def __str__(self):
        if self.plain is None:
            self.plain = facts.blanked(self.path.read_text("latin-1"))
        return self.plain


def body(around, path, function):
    """(file, body) of a function, nearest first; None when it is in none of the files."""
    for at in [path, *around]:
        text = around[at]
        if function in text and (extent := facts.body_of(str(text), function)):
            return at, str(text)[extent[0]:extent[1]]
    return None


def reached(around, path, first, depth):
    """A body and those of the functions that it calls with its vma, or that stand in the same file."""
    bodies, seen, level = [first], set(), [(path, first)]
    for _ in range(depth):
        found = []
        for at, one in level:
            handed = set(HANDED.findall(one))
            for name in CALLS.findall(one):
                if name in seen:
                    continue
                seen.add(name)
                near = {at: around[at]} if name not in handed else around
                if (called := body(near, at, name)) and MAPPING.isdisjoint({name}):
                    found.append(called)
        level = found
        bodies += [text for _, text in level]
    return bodies


def maps(around, path, function):
    found = body(around, path, function)
    return bool(found) and any(MAPS.search(one) for one in reached(around, *found, 2))


def refuses(around, path, function):
    found = body(around, path, function)
    return bool(found) and bool(REFUSAL.search(found[1])) and len(re.findall(r"\breturn\b", found[1])) == len(
        REFUSAL.findall(found[1]))
