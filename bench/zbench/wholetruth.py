"""What libclang sees in compiled units, macros and headers included.

Usage: wholetruth.py BUILD LIST OUT. A line of LIST is a C file and clang's options, TABs between; BUILD is where clang
is started. OUT gets the lines that ExactFacts writes of our
trees: kind, file, line, column, name; "vma" is an access to a member of a vma,
"asserted" whatever stands in a static assertion or in the width of a bit-field. Only what the file of the unit itself
declares is told, each where the author wrote it: at the outermost macro that made it. A program of its own because it
needs a Python that has clang.cindex.
"""

import os
import re
import sys

from clang import cindex

import truth

KIND = cindex.CursorKind


class Whole(truth.File):
    """All facts of one unit, whoever spelled them."""

    def __init__(self, file, flags):  # pylint: disable=super-init-not-called
        self.full = file
        self.facts = []
        self.seen = {}
        self.unit = cindex.Index.create().parse(file, flags)
        self.errors = [str(d) for d in self.unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
        self.main = truth.handle(cindex.File.from_name(self.unit, file))

    def walk(self):
        for cursor in self.unit.cursor.get_children():
            if cursor.location.file is not None and cursor.location.file.name == self.full:
                self.collect(cursor, cursor.kind == KIND.FUNCTION_DECL)
        return self.facts

    def collect(self, top, function):
        stack = [(top, False)]
        while stack:
            cursor, self.asserted = stack.pop()
            # The first operand of GNU's "a ?: b" is shown several times. Its hash is that of others now and then.
            alike = self.seen.setdefault(cursor.hash, [])
            if any(cursor == other for other in alike):
                continue
            alike.append(cursor)
            if cursor.kind == KIND.MEMBER_REF_EXPR:
                self.member(cursor)
            elif cursor.kind == KIND.VAR_DECL and function and cursor.spelling:
                self.local(cursor)
            elif cursor.kind == KIND.CSTYLE_CAST_EXPR:
                self.add("cast", cursor, b"", "")
            elif cursor.kind == KIND.CALL_EXPR:
                self.call(cursor)
            # So is a struct that is declared in a sizeof.
            inside = self.asserted or cursor.kind in (KIND.STATIC_ASSERT, KIND.FIELD_DECL)
            stack.extend((child, inside) for child in cursor.get_children())

    def local(self, cursor):
        self.add("local", cursor, b"", cursor.spelling)

    def member(self, cursor):
        base = next(cursor.get_children(), None)
        if base is None:
            return
        kind = base.type.get_canonical()
        if kind.kind == cindex.TypeKind.POINTER:
            kind = kind.get_pointee().get_canonical()
        if re.fullmatch(r"(const |volatile )*struct vm_area_struct", kind.spelling):
            self.add("vma", cursor, b"", cursor.spelling)

    def add(self, kind, cursor, word, name, then=b""):
        place = self.where(cursor.location)
        if place:
            kind = "asserted" if self.asserted else kind
            self.facts.append((kind, self.full, *map(str, place), name))


def main():
    build, listing, out = map(os.path.abspath, sys.argv[1:4])
    truth.register()
    os.chdir(build)
    with open(out, "w", encoding="utf-8") as saved:
        for line in open(listing, encoding="utf-8"):
            file, *flags = line.rstrip("\n").split("\t")
            whole = Whole(file, flags)
            if whole.errors:
                saved.write(f"broken\t{file}\t0\t0\t{whole.errors[0]}\n")
            else:
                saved.write(f"unit\t{file}\t0\t0\t\n")
                saved.writelines("\t".join(fact) + "\n" for fact in whole.walk())


if __name__ == "__main__":
    main()
