"""What a configuration leaves out: inactive.py BUILD LIST OUT, for a Python that has clang.cindex.

A line of LIST is a C file and clang's options, TABs between; OUT gets file, first and last line of each part.
"""

import os
import sys

from clang import cindex

import truth


def main():
    build, listing, out = map(os.path.abspath, sys.argv[1:4])
    truth.register()
    os.chdir(build)
    with open(out, "w", encoding="utf-8") as saved:
        for line in open(listing, encoding="utf-8"):
            file, *flags = line.rstrip("\n").split("\t")
            unit = cindex.Index.create().parse(file, flags, options=1)  # with a record of what the preprocessor did
            found = cindex.conf.lib.clang_getSkippedRanges(unit, cindex.File.from_name(unit, file))
            for part in found.contents.ranges[:found.contents.count]:
                saved.write(f"{file}\t{part.start.line}\t{part.end.line}\n")


if __name__ == "__main__":
    main()
