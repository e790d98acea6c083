"""Random providers with their facts and their source, for a person to compare."""

import random

from . import facts
from .providers import reported


def run(setup, options):
    report, _ = reported(setup, options)
    providers = sorted(report["providers"], key=lambda p: (p["place"]["file"], p["place"]["line"], p["function"]))
    chosen = random.Random(options.seed).sample(providers, min(options.count, len(providers)))
    print(f"\n## {len(chosen)} of {len(providers)} providers, seed {options.seed}")
    for number, provider in enumerate(chosen, 1):
        print(f"\n### {number}. {provider['function']}, {shown(provider['place'])}\n")
        tell(provider)
        source(setup.tree, provider)


def shown(place):
    return f"{place['file']}:{place['line']}"


def tell(provider):
    for table in provider["tables"]:
        print(f"- registered as {table['table']} at {shown(table['place'])}")
    for vma in provider["vmas"]:
        print(f"- vma {vma['name']}: {vma['verdict']['word']}: {vma['verdict'].get('reason', '')}")
        for guard in vma["guards"]:
            print(f"  - when {guard}")
        for flag in vma["flags"]:
            print(f"  - {flag['name']} {'always' if flag['always'] else 'on some paths'}, {shown(flag['place'])}")
        if vma["operations"]:
            print(f"  - vm_ops {vma['operations']['table']}, {shown(vma['operations']['place'])}")
        for handler in vma["handlers"]:
            print(f"  - .{handler['member']} = {handler['function']} {handler['behaviour']}: {handler['reason']}, "
                  f"{shown(handler['place'])}")
        for kind in ("inserts", "zaps"):
            for access in vma[kind]:
                print(f"  - {kind[:-1]} {access['call']} by {access['context']['entry']}, {shown(access['place'])}")
        for store in vma["stores"]:
            print(f"  - stored in {store['field']}, {shown(store['place'])}")


def source(tree, provider):
    """The handler as it stands in the tree."""
    path = provider["place"]["file"]
    raw = (tree / path).read_text("latin-1")
    lines = raw.split("\n")
    first = provider["place"]["line"]
    start = sum(len(line) + 1 for line in lines[:first - 1])
    extent = facts.body_of(facts.blanked(raw), provider["function"], start)
    last = facts.line_of(raw, extent[1]) if extent else first + 5
    print("\n```c")
    print("\n".join(lines[first - 1:max(last, first)]))
    print("```")
