package org.zuflint.sim.scenario;

import java.util.List;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;

/** Scenarios with one operation of one server thread, and somebody who is left with a page. */
final class Stale {
  static final int A = 0;
  static final int B = 1;
  static final Op INSERT = new Op.Insert(0, A);
  static final Op ACCESS = new Op.Access(0);
  static final Op ZAP = new Op.Zap(0, false);
  static final Op RELEASE = new Op.Release(A);
  static final Op AWAIT_LEND = new Op.AwaitLend(A);
  static final Op AWAIT_RELEASE = new Op.AwaitRelease(A);
  static final List<Cpu> TWO = List.of(Cpu.QUIET, Cpu.QUIET);
  private static final Profile KERNEL = Profile.V4_17_PCID;

  /** Inserts, uses, removes, gives back. */
  static Task server() {
    return Task.pinned("server thread", 0, INSERT, ACCESS, ZAP, RELEASE);
  }

  /** Touches the address once the page was given back. */
  static Task stray(int cpu) {
    return Task.pinned("other thread", cpu, AWAIT_RELEASE, ACCESS);
  }

  static Setup setup(Profile profile, Patch patch, Task... tasks) {
    return Setup.of(profile, patch, TWO, 1, 2, List.of(tasks));
  }

  List<Scenario> list() {
    return List.of(
        overwritten(),
        speculated(),
        probed(),
        migrated(),
        preempted(),
        leftMapped(),
        idle(),
        otherMm(),
        faulted(),
        shared(),
        processes());
  }

  private static Scenario overwritten() {
    Task keeps =
        Task.pinned(
            "server thread", 0, INSERT, ACCESS, RELEASE, new Op.Insert(0, B), new Op.Release(B));
    return new Scenario(
        1,
        "page-released-while-mapped",
        "The posted patch lets the next insert overwrite the PTE, so that a driver need not zap."
            + " Between two operations the page of the first is still mapped, although it went"
            + " back to its owner: not only in a TLB, in the page table.",
        Goal.HARM,
        setup(KERNEL, Patch.AS_POSTED, keeps, stray(1)),
        setup(KERNEL, Patch.AS_POSTED, server(), stray(1)),
        "zap before the page goes back to its owner");
  }

  private static Scenario speculated() {
    Setup setup =
        Setup.of(
            KERNEL,
            Patch.INTENDED,
            List.of(Cpu.QUIET, Cpu.SPECULATING),
            1,
            1,
            List.of(server(), stray(1)));
    return new Scenario(
        2,
        "speculative-fill",
        "Another CPU with the same page table may load a PTE into its TLB at any time, without any"
            + " access of a program. The local flush does not reach it.",
        Goal.HARM,
        setup,
        setup.with(Patch.AS_POSTED),
        "a zap that flushes all CPUs");
  }

  private static Scenario probed() {
    Setup setup =
        Setup.of(KERNEL, Patch.INTENDED, List.of(Cpu.QUIET, Cpu.PROBING), 1, 1, List.of(server()));
    return new Scenario(
        3,
        "probe-scan",
        "A thread of the server on another CPU scans addresses, or has got the pointer: what it"
            + " touches during the operation it can still touch afterwards.",
        Goal.HARM,
        setup,
        setup.withFlag(false),
        "without the flag");
  }

  private static Scenario migrated() {
    Task moves = Task.pinned("server thread", 0, INSERT, ACCESS, new Op.Migrate(), ZAP, RELEASE);
    return new Scenario(
        4,
        "migrated-between-insert-and-zap",
        "The thread is moved to another CPU while its page is mapped. The zap then flushes the TLB"
            + " of the CPU it came to; the one it left keeps the entry.",
        Goal.HARM,
        setup(KERNEL, Patch.INTENDED, moves, stray(0)),
        setup(KERNEL, Patch.INTENDED, server(), stray(0)),
        "a thread that is pinned from insert to zap");
  }

  private static Scenario preempted() {
    Task moves = Task.pinned("server thread", 0, INSERT, ACCESS, new Op.Zap(0, true), RELEASE);
    return new Scenario(
        5,
        "preempted-between-clear-and-flush",
        "Preemption is only off inside the flush. A thread that may migrate can be moved after its"
            + " PTE was cleared and before the TLB is flushed.",
        Goal.HARM,
        setup(KERNEL, Patch.INTENDED, moves, stray(0)),
        setup(KERNEL, Patch.INTENDED, server(), stray(0)),
        "migrate_disable() around zap and flush, or a thread with nr_cpus_allowed == 1");
  }

  private static Scenario leftMapped() {
    Task skips = Task.pinned("server thread", 0, INSERT, ACCESS, RELEASE, ACCESS);
    Task zaps = Task.pinned("server thread", 0, INSERT, ACCESS, ZAP, RELEASE, ACCESS);
    return new Scenario(
        10,
        "zap-missing-on-error-path",
        "An error or retry path wakes the owner without the zap. No other CPU is needed: the thread"
            + " itself returns to user space with the page still mapped.",
        Goal.HARM,
        setup(KERNEL, Patch.INTENDED, skips),
        setup(KERNEL, Patch.INTENDED, zaps),
        "the zap on every path");
  }

  /** What the other CPU does between its two touches. */
  private static Task away(Op op) {
    return Task.pinned(
        "other thread", 1, AWAIT_LEND, ACCESS, op, AWAIT_RELEASE, new Op.Resume(), ACCESS);
  }

  private static Scenario idle() {
    Setup setup = setup(Profile.V4_17, Patch.INTENDED, server(), away(new Op.Sleep()));
    return new Scenario(
        11,
        "idle-cpu-keeps-entry",
        "A CPU without PCID idles with the mm loaded, and up to 4.19 looks at no generation when it"
            + " comes back: what it had cached survives.",
        Goal.HARM,
        setup,
        setup.with(Profile.V4_20),
        "a kernel from 4.20 on compares generations when idle ends");
  }

  private static Scenario otherMm() {
    return new Scenario(
        12,
        "same-mm-never-healed",
        "A CPU that stays in the mm is never healed, whatever threads of the process run there. One"
            + " that runs another process in between is: it compares generations when it comes"
            + " back.",
        Goal.HARM,
        setup(KERNEL, Patch.INTENDED, server(), away(new Op.Note())),
        setup(KERNEL, Patch.INTENDED, server(), away(new Op.Leave())),
        "the CPU went through another mm");
  }

  private static Scenario faulted() {
    Task touches = Task.pinned("other thread", 1, new Op.Fault(0, A), AWAIT_RELEASE, ACCESS);
    Task removes = Task.pinned("server thread", 0, AWAIT_LEND, ZAP, RELEASE);
    Setup setup = setup(KERNEL, Patch.INTENDED, touches, removes);
    return new Scenario(
        13,
        "fault-handler-maps",
        "A fault handler that maps installs the PTE for whatever CPU touches the address first; the"
            + " owner's local flush does not reach that CPU.",
        Goal.HARM,
        setup,
        setup.withFlag(false),
        "without the flag (or with a handler that refuses)");
  }

  private static Scenario shared() {
    Task first = Task.pinned("first server", 0, INSERT, ACCESS, ZAP, RELEASE, ACCESS);
    return new Scenario(
        14,
        "two-threads-share-a-vma",
        "Two pinned threads use the same vma. When one zaps what the other inserted, the other"
            + " finds no PTE, flushes nothing, and keeps its entry.",
        Goal.HARM,
        setup(KERNEL, Patch.INTENDED, first, second(0)),
        Setup.of(KERNEL, Patch.INTENDED, TWO, 2, 2, List.of(first, second(1))),
        "a vma for each thread");
  }

  private static Task second(int address) {
    Op access = new Op.Access(address);
    return Task.pinned(
        "second server",
        1,
        new Op.Insert(address, B),
        access,
        new Op.Zap(address, false),
        new Op.Release(B),
        access);
  }

  private static Scenario processes() {
    Setup together =
        Setup.of(KERNEL, Patch.INTENDED, List.of(Cpu.QUIET, Cpu.PROBING), 1, 1, List.of(server()));
    Setup apart =
        Setup.of(
            KERNEL, Patch.INTENDED, List.of(Cpu.QUIET, Cpu.ELSEWHERE), 1, 1, List.of(server()));
    return new Scenario(
        21,
        "threads-of-one-process",
        "All threads of a process have one page table, so every CPU that runs one of them can load"
            + " its entries. Processes of their own, or a page table for each CPU, cannot.",
        Goal.HARM,
        together,
        apart,
        "a process for each CPU: no other CPU has its page table loaded");
  }
}
