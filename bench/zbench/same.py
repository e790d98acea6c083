"""The same input gives the same bytes: on every JDK given, with other identity hashes, and with other thread counts."""

import hashlib
import pathlib

from . import process
from .setup import REPOSITORY, Stop
from .table import show

EXAMPLE = "examples/pinned-server"

# What a user keeps: reports, pictures, figures.
COMMANDS = [
    ["check", "--format=json", EXAMPLE],
    ["check", "--format=sarif", EXAMPLE],
    ["check", "--format=html", EXAMPLE],
    ["providers", "--format=json", EXAMPLE],
    ["fix", EXAMPLE],
    ["witness", "deferred-access", EXAMPLE],
    ["simulate", "--paper"],
    ["simulate", "--machine=mail", "--format=json", EXAMPLE],
    ["simulate", "--format=html", EXAMPLE],
    *(["scenarios", name] for name in ("S1", "S4", "S11", "S13", "S21")),
]

# Flags that must not show: other identity hashes, other thread counts.
WAYS = {
    "as it is": [],
    "hashes 2, one processor": ["-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:ActiveProcessorCount=1"],
    "hashes 3, eight threads": ["-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=3", "-XX:ActiveProcessorCount=8"],
}


def run(setup, options):
    homes = [setup.java, *(pathlib.Path(home) / "bin" for home in options.jdk or [])]
    if len(homes) < 2:
        print("bench: only one JDK; --jdk=HOME adds another")
    rows = []
    wrong = []
    for command in COMMANDS:
        seen = {}
        for java in homes:
            for way, flags in WAYS.items():
                seen.setdefault(_digest(setup, java, flags, command), []).append(f"{_version(java)}, {way}")
        rows.append([" ".join(command), len(homes) * len(WAYS), len(seen)])
        if len(seen) > 1:
            wrong.append(" ".join(command) + ": " + " | ".join("; ".join(ways) for ways in seen.values()))
    show("Bytes written, on JDK " + " and ".join(_version(java) for java in homes),
         ["zuflint", "runs", "different outputs"], rows)
    if wrong:
        raise Stop("outputs differ:\n" + "\n".join(wrong))


def _digest(setup, java, flags, command):
    """The hash of what ``command`` prints and of its exit code."""
    done = process.run([java / "java", *flags, "-Xlog:disable", "-cp", setup.classpath,
                        "org.zuflint.app.cli.Main", *command], cwd=REPOSITORY)
    if done.code not in (0, 1):
        raise Stop(f"zuflint {' '.join(command)}: exit {done.code}: {done.err[-500:]}")
    return hashlib.sha256(f"{done.code}\n{done.out}".encode()).hexdigest()


def _version(java):
    for line in (java.parent / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return line.split('"')[1]
    raise Stop(f"{java.parent} is not a JDK: it has no release file")
