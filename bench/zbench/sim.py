"""The simulator: its event queue beside SSJ's and java.util's, and the CPU time of the mail's whole table."""

import os

from . import process
from .setup import Stop
from .table import ratio, show


def run(setup, options):
    queues(setup, options)
    table(setup)


def queues(setup, options):
    peer = setup.ssj_classpath()
    if not peer:
        raise Stop("without SSJ the queues are not measured")
    classpath = setup.classpath + os.pathsep + peer
    command = setup.java_command("EventQueues", classpath, options.passes, flags=["-XX:+UseSerialGC"])
    done = process.run(command)
    if done.code != 0:
        raise Stop(f"the queues could not be measured: {done.err[-500:]}")
    rows = [line.split() for line in done.out.splitlines()]
    show("Event queues (hold test, million events a CPU second, medians of one run)",
         ["pending", "ours", "java.util.PriorityQueue", "SSJ", "beside PriorityQueue", "beside SSJ"],
         [[row[0], row[1], row[2], row[3], ratio(float(row[1]), float(row[2])), ratio(float(row[1]), float(row[3]))]
          for row in rows])


def table(setup):
    java = str(setup.java / "java")
    command = [java, "-XX:+UseSerialGC", "-cp", setup.classpath, "org.zuflint.app.cli.Main", "simulate", "--paper"]
    done = process.median_cost(command, 3)
    error = [line for line in done.out.splitlines() if line.startswith("mean error")]
    show("The mail's table (18 runs, 20,000 operations each)", ["CPU s, with the JVM's start", "error"],
         [[f"{done.cpu:.2f}", error[0] if error else done.err[-200:]]])
