"""Prints tables that a person reads and a note can quote."""


def show(title, head, rows):
    """A Markdown table under a title; rows hold anything that str() can show."""
    print(f"\n## {title}\n")
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for number, row in enumerate(cells):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def share(part, whole):
    """``part`` of ``whole`` as a percentage."""
    return "-" if whole == 0 else f"{100 * part / whole:.2f} %"


def ratio(ours, theirs):
    """How many times ``theirs`` goes into ``ours``."""
    return "-" if not theirs else f"{ours / theirs:.1f}x"
