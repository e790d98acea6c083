package org.zuflint.sim.des;

import java.util.ArrayDeque;
import java.util.Queue;
import org.zuflint.model.ShareKind;

/** What is true of one CPU now. */
final class Cpu {
  /** What its thread works on, and what the time counts as. */
  enum Phase {
    OUTSIDE(ShareKind.LOCAL),
    MISSES(ShareKind.MISSES),
    INSIDE(ShareKind.LOCAL),
    SENDING(ShareKind.SEND),
    LEAVING(ShareKind.STATION);

    private final ShareKind share;

    Phase(ShareKind share) {
      this.share = share;
    }

    ShareKind share() {
      return share;
    }
  }

  final int number;
  final int socket;
  final Queue<Integer> queued = new ArrayDeque<>();

  /** The thread that runs, or -1. */
  int thread = -1;

  Phase phase = Phase.OUTSIDE;
  long phaseBegan;
  long started;

  /** When the shared resource begins the work of the operation that ends. */
  long begins;

  boolean working;
  boolean spinning;

  /** Whether the mm of the vma is loaded: its bit in mm_cpumask. */
  boolean inMm;

  /** Up to which generation its TLB is flushed. */
  long generation;

  int flushes;
  int unanswered;
  long interruptedUntil;

  /** What interrupts took from the work that is under way. */
  long stolen;

  /** What they took from the phase so far. */
  long phaseStolen;

  Cpu(int number, int socket) {
    this.number = number;
    this.socket = socket;
  }
}
