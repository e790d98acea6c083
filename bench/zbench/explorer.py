"""The explorer beside SPIN: the same system, every state of it, without symmetry."""

import re
import statistics

from . import process
from .setup import Stop
from .table import ratio, show

# servers + probing CPUs, sw: those switch to other processes and back
MODELS = "2+3", "2+2sw", "2+4"
RUNS = 7
PAN = ["gcc", "-O3", "-march=native", "-w", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=4000", "-o", "pan", "pan.c"]


def run(setup, options):
    """Prints states, transitions and CPU seconds of both, then proofs and witnesses."""
    spin = setup.peer("spin", "spin") and setup.peer("gcc", "gcc")
    rows, ratios = [], []
    for model in MODELS:
        ours = explored(setup, model)
        theirs = verified(setup, model) if spin else None
        if theirs and (theirs[0] != ours[0] or theirs[1] != ours[1] + 1):
            raise Stop(f"{model}: SPIN found {theirs[:2]} states and transitions, the explorer {ours[:2]}")
        rows.append([model, f"{ours[0]:,}", f"{ours[1]:,}", f"{ours[2]:.2f}", f"{theirs[2]:.2f}" if theirs else "-",
                     ratio(theirs[2], ours[2]) if theirs else "-"])
        if theirs:
            ratios.append(theirs[2] / ours[2])
    show("Explorer beside SPIN -O3 (CPU s, warm; SPIN counts the first state as a transition, which is taken off)",
         ["model", "states", "transitions", "explorer s", "SPIN s", "SPIN : explorer"], rows)
    if ratios:
        print(f"\nSPIN takes {min(ratios):.1f} to {max(ratios):.1f} times as long, without spin -a and gcc")
    for line in process.run(setup.java_command("ExplorerBench", setup.classpath, "proofs")).out.splitlines():
        words = line.split()
        if words[0] == "proof":
            print(f"{words[1]}: {words[2]}, {int(words[3]):,} states, {int(words[4]):,} transitions with symmetry, "
                  f"{float(words[5]):.0f} ms")
        else:
            print(f"21 scenarios, setup to witness, warm: mean {float(words[1]):.1f} ms, slowest {float(words[2]):.1f} ms")


def explored(setup, model):
    """States, transitions, and the median CPU seconds of the warm runs."""
    done = process.run(setup.java_command("ExplorerBench", setup.classpath, "all", model, RUNS, flags=["-XX:+UseSerialGC"]))
    if done.code != 0:
        raise Stop(f"the explorer failed on {model}:\n{done.err}")
    runs = [line.split() for line in done.out.splitlines()]
    return int(runs[0][0]), int(runs[0][1]), statistics.median(float(line[2]) for line in runs[2:])


def verified(setup, model):
    """The same from SPIN; its table is large enough never to be searched far."""
    folder = setup.out / "spin"
    folder.mkdir(parents=True, exist_ok=True)
    made = process.run(setup.java_command("ExplorerBench", setup.classpath, "model", model, folder / "model.pml"))
    for command in (["spin", "-a", "model.pml"], PAN):
        made = process.run(command, cwd=folder)
        if made.code != 0:
            raise Stop(f"{command[0]} failed on {model}:\n{made.out}{made.err}")
    runs = [process.run(["./pan", "-E", "-m10000000", "-w24"], cwd=folder) for _ in range(3)]
    text = runs[0].out
    states = re.search(r"(\d+) states, stored", text)
    transitions = re.search(r"(\d+) transitions", text)
    if not states or not transitions or "errors: 0" not in text:
        raise Stop(f"SPIN did not prove {model}:\n{text}")
    return int(states.group(1)), int(transitions.group(1)), statistics.median(run.cpu for run in runs)
