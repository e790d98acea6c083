"""What libclang sees in C files: locals, casts and calls that are spelled in the file itself.

Usage: truth.py LINUX OBJECTS LIST OUT. LIST names files of the tree that were compiled into OBJECTS (so that their
.cmd files hold the real command line); OUT becomes JSON: for each file the facts, the lines that the configuration
leaves out, and the extents of macro uses. A program of its own because it needs a Python that has clang.cindex.
"""

import ctypes
import json
import os
import re
import shlex
import sys

from clang import cindex

# gcc's options that clang does not know, and those that change no syntax
GCC_ONLY = re.compile(r"-(f|m|W|O|g|c$|std=gnu11$)")
KEPT = re.compile(r"-(fshort-wchar|m64|std=.*|Wp,.*)$")
CALLEES = (cindex.CursorKind.DECL_REF_EXPR, cindex.CursorKind.MEMBER_REF_EXPR)


class Ranges(ctypes.Structure):
    """CXSourceRangeList, which clang.cindex leaves out."""

    _fields_ = [("count", ctypes.c_uint), ("ranges", ctypes.POINTER(cindex.SourceRange))]


def flags_of(objects, path):
    """The options of the command that compiled a file, without those only gcc knows."""
    folder, name = os.path.split(path)
    with open(os.path.join(objects, folder, f".{name[:-2]}.o.cmd"), encoding="utf-8") as saved:
        command = saved.readline().partition(":=")[2].partition(" ; ")[0]
    words = shlex.split(command)[1:-1]
    flags = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word == "-o":
            skip = True
        elif word.startswith("-Wp,-MMD"):
            continue
        elif KEPT.match(word) or not GCC_ONLY.match(word):
            flags.append(word)
    return [*flags, "-w", "-fgnu89-inline" if "-std=gnu89" in words else "-std=gnu11"]


class File:
    """The facts of one translation unit."""

    def __init__(self, tree, objects, path):
        self.path = path
        self.full = os.path.join(tree, path)
        self.text = open(self.full, "rb").read()
        self.lines = self.text.split(b"\n")
        self.facts = set()
        options = cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
        os.chdir(objects)
        self.unit = cindex.Index.create().parse(self.full, flags_of(objects, path), options=options)
        self.errors = [str(d) for d in self.unit.diagnostics if d.severity >= cindex.Diagnostic.Error]

    def where(self, location):
        """(line, column) where the token is written in the file, or None; macro arguments count as written."""
        file, line, column, offset = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
        cindex.conf.lib.clang_getFileLocation(location, ctypes.byref(file), ctypes.byref(line),
                                              ctypes.byref(column), ctypes.byref(offset))
        if not file.value or file.value != self.main:
            return None
        return line.value, column.value

    def spelled(self, place, word, then=b""):
        """Whether ``word`` stands at the place, followed by ``then`` when that is asked for."""
        line, column = place
        text = b"\n".join(self.lines[line - 1:line + 3])[column - 1:]
        if not text.startswith(word):
            return False
        rest = text[len(word):]
        if word[-1:].isalnum() and re.match(rb"\w", rest):
            return False
        return not then or rest.lstrip(b" \t\n\\)").startswith(then)

    def walk(self):
        """Collects the facts of every declaration that the file itself makes."""
        self.main = handle(cindex.File.from_name(self.unit, self.full))
        macros = []
        for cursor in self.unit.cursor.get_children():
            if cursor.location.file is None or cursor.location.file.name != self.full:
                continue
            if cursor.kind == cindex.CursorKind.MACRO_INSTANTIATION:
                extent = cursor.extent
                macros.append([extent.start.line, extent.start.column, extent.end.line, extent.end.column,
                               cursor.spelling])
            elif not cursor.kind.is_preprocessing():
                self.collect(cursor, cursor.kind == cindex.CursorKind.FUNCTION_DECL)
        return {"errors": self.errors, "macros": macros, "inactive": self.inactive(),
                "facts": sorted(map(list, self.facts))}

    def collect(self, top, function):
        stack = [top]
        while stack:
            cursor = stack.pop()
            if cursor.kind == cindex.CursorKind.VAR_DECL and function and cursor.spelling:
                self.local(cursor)
            elif cursor.kind == cindex.CursorKind.CSTYLE_CAST_EXPR:
                self.add("cast", cursor, b"(", "")
            elif cursor.kind == cindex.CursorKind.CALL_EXPR:
                self.call(cursor)
            stack.extend(cursor.get_children())

    def local(self, cursor):
        place = self.where(cursor.location)
        expanded = cursor.location.line, cursor.location.column
        if place and self.spelled(place, cursor.spelling.encode()):
            kind = "local" if place == expanded else "local in macro argument"
            self.facts.add((kind, *place, cursor.spelling))

    def call(self, cursor):
        callee = next(cursor.get_children(), None)
        while callee is not None and callee.kind in (cindex.CursorKind.UNEXPOSED_EXPR, cindex.CursorKind.PAREN_EXPR):
            callee = next(callee.get_children(), None)
        if callee is not None and callee.kind in CALLEES and callee.spelling:
            member = callee.kind == cindex.CursorKind.MEMBER_REF_EXPR
            self.add("member" if member else "call", callee, callee.spelling.encode(), callee.spelling, b"(")

    def add(self, kind, cursor, word, name, then=b""):
        place = self.where(cursor.location)
        if place and self.spelled(place, word, then):
            self.facts.add((kind, *place, name))

    def inactive(self):
        """[first, last] lines that the configuration leaves out."""
        found = cindex.conf.lib.clang_getSkippedRanges(self.unit, cindex.File.from_name(self.unit, self.full))
        ranges = found.contents.ranges[:found.contents.count]
        return [[r.start.line, r.end.line] for r in ranges]


def handle(file):
    """The pointer behind a clang.cindex object."""
    return ctypes.cast(file.obj, ctypes.c_void_p).value


def register():
    """Declares the three functions that clang.cindex leaves out."""
    library = cindex.conf.lib
    unsigned = ctypes.POINTER(ctypes.c_uint)
    library.clang_getFileLocation.argtypes = [cindex.SourceLocation, ctypes.POINTER(ctypes.c_void_p), unsigned,
                                              unsigned, unsigned]
    library.clang_getFileLocation.restype = None
    library.clang_getSkippedRanges.argtypes = [cindex.TranslationUnit, cindex.File]
    library.clang_getSkippedRanges.restype = ctypes.POINTER(Ranges)


def main():
    tree, objects, listing, out = map(os.path.abspath, sys.argv[1:5])
    register()
    facts = {}
    for path in open(listing, encoding="utf-8").read().split():
        facts[path] = File(tree, objects, path).walk()
    with open(out, "w", encoding="utf-8") as saved:
        json.dump(facts, saved)


if __name__ == "__main__":
    main()
