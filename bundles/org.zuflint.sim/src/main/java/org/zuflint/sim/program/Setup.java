package org.zuflint.sim.program;

import java.util.List;

/**
 * A machine, a kernel, and the tasks that run on it: everything the explorer needs.
 *
 * @param local whether the vma has VM_LOCAL_CPU when the kernel looks
 * @param notified whether a second holder of translations is told of zaps (mmu_notifier)
 */
public record Setup(
    Profile profile,
    Patch patch,
    boolean local,
    boolean notified,
    List<Cpu> cpus,
    int addresses,
    int pages,
    List<Task> tasks) {
  /** No CPU has more bits than a machine word. */
  public static final int CPUS_MAX = 16;

  public Setup {
    cpus = List.copyOf(cpus);
    tasks = List.copyOf(tasks);
    if (cpus.isEmpty() || cpus.size() > CPUS_MAX) {
      throw new IllegalArgumentException(cpus.size() + " CPUs; from 1 to " + CPUS_MAX + " can be");
    }
    for (Task task : tasks) {
      if (task.cpu() < 0 || task.cpu() >= cpus.size()) {
        throw new IllegalArgumentException(task.name() + " on CPU " + task.cpu());
      }
    }
  }

  /** A local vma; second holders are told. */
  public static Setup of(
      Profile profile, Patch patch, List<Cpu> cpus, int addresses, int pages, List<Task> tasks) {
    return new Setup(profile, patch, true, true, cpus, addresses, pages, tasks);
  }

  public Setup with(Patch other) {
    return new Setup(profile, other, local, notified, cpus, addresses, pages, tasks);
  }

  public Setup with(Profile other) {
    return new Setup(other, patch, local, notified, cpus, addresses, pages, tasks);
  }

  /** The same with the flag off or on when the kernel looks. */
  public Setup withFlag(boolean on) {
    return new Setup(profile, patch, on, notified, cpus, addresses, pages, tasks);
  }

  /** The same with other tasks. */
  public Setup withTasks(Task... others) {
    return new Setup(profile, patch, local, notified, cpus, addresses, pages, List.of(others));
  }
}
