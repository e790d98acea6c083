package org.zuflint.sim.program;

import java.util.List;

/**
 * Something that runs: a server thread, a work item, a process.
 *
 * @param cpu the CPU it starts on
 * @param kernel whether it is the kernel's own, which borrows whatever mm its CPU has loaded
 * @param roams whether the scheduler may move it at any time
 * @param loops whether it starts again when it is done
 */
public record Task(
    String name, int cpu, boolean kernel, boolean roams, boolean loops, List<Line> lines) {
  public Task {
    lines = List.copyOf(lines);
  }

  /** Pinned to {@code cpu}, in the server's mm, once. */
  public static Task pinned(String name, int cpu, Op... ops) {
    return new Task(name, cpu, false, false, false, lines(ops));
  }

  /** Pinned to {@code cpu}, in the server's mm, again and again. */
  public static Task looping(String name, int cpu, Op... ops) {
    return new Task(name, cpu, false, false, true, lines(ops));
  }

  /** In the server's mm, moved by the scheduler as it likes. */
  public static Task roaming(String name, int cpu, Op... ops) {
    return new Task(name, cpu, false, true, false, lines(ops));
  }

  /** A kernel thread or work item on {@code cpu}. */
  public static Task inKernel(String name, int cpu, Op... ops) {
    return new Task(name, cpu, true, false, false, lines(ops));
  }

  private static List<Line> lines(Op... ops) {
    return List.of(ops).stream().map(Line::of).toList();
  }
}
