package org.zuflint.core.kernel;

import java.util.Map;
import java.util.TreeMap;

/** Kernel functions that fix the running CPU, let it go, sleep, or run something on other CPUs. */
public final class CpuCalls {
  /** What such a function does to the caller. */
  public enum Effect {
    NONE,
    /** Until the matching UNPIN the caller cannot migrate. */
    PIN,
    UNPIN,
    /** The caller may be away from its CPU: what was checked of the CPU before holds no longer. */
    SLEEP,
    /** Runs a function on other CPUs. */
    CROSS
  }

  private static final Map<String, Effect> EFFECTS = new TreeMap<>();

  static {
    all(
        Effect.PIN,
        "get_cpu",
        "preempt_disable",
        "migrate_disable",
        "get_cpu_ptr",
        "get_cpu_var",
        "local_irq_disable",
        "local_irq_save",
        "local_bh_disable",
        "preempt_disable_notrace",
        "local_lock",
        "local_lock_irqsave",
        "rcu_read_lock_sched");
    all(
        Effect.UNPIN,
        "put_cpu",
        "preempt_enable",
        "migrate_enable",
        "put_cpu_ptr",
        "put_cpu_var",
        "local_irq_enable",
        "local_irq_restore",
        "local_bh_enable",
        "preempt_enable_no_resched",
        "preempt_enable_notrace",
        "local_unlock",
        "local_unlock_irqrestore",
        "rcu_read_unlock_sched");
    all(
        Effect.SLEEP,
        "schedule",
        "io_schedule",
        "schedule_timeout",
        "schedule_timeout_interruptible",
        "schedule_timeout_killable",
        "schedule_timeout_uninterruptible",
        "msleep",
        "msleep_interruptible",
        "usleep_range",
        "ssleep",
        "fsleep",
        "cond_resched",
        "might_sleep",
        "yield",
        "mutex_lock",
        "mutex_lock_interruptible",
        "mutex_lock_killable",
        "mutex_lock_nested",
        "down",
        "down_interruptible",
        "down_killable",
        "down_timeout",
        "down_read",
        "down_write",
        "down_read_killable",
        "down_write_killable",
        "mmap_read_lock",
        "mmap_write_lock",
        "flush_work",
        "flush_workqueue",
        "cancel_work_sync",
        "cancel_delayed_work_sync",
        "synchronize_rcu",
        "kthread_stop",
        "schedule_hrtimeout",
        "schedule_hrtimeout_range",
        "io_schedule_timeout");
    all(
        Effect.CROSS,
        "on_each_cpu",
        "on_each_cpu_mask",
        "on_each_cpu_cond",
        "on_each_cpu_cond_mask",
        "smp_call_function",
        "smp_call_function_many",
        "smp_call_function_any",
        "schedule_on_each_cpu",
        "stop_machine",
        "stop_machine_cpuslocked");
    all(
        Effect.PIN,
        "spin_lock",
        "spin_lock_irq",
        "spin_lock_irqsave",
        "spin_lock_bh",
        "raw_spin_lock",
        "raw_spin_lock_irq",
        "raw_spin_lock_irqsave",
        "raw_spin_lock_bh",
        "read_lock",
        "write_lock",
        "spin_lock_nested");
    all(
        Effect.UNPIN,
        "spin_unlock",
        "spin_unlock_irq",
        "spin_unlock_irqrestore",
        "spin_unlock_bh",
        "raw_spin_unlock",
        "raw_spin_unlock_irq",
        "raw_spin_unlock_irqrestore",
        "raw_spin_unlock_bh",
        "read_unlock",
        "write_unlock");
  }

  private CpuCalls() {}

  public static Effect of(String name) {
    Effect known = EFFECTS.get(name);
    if (known != null) {
      return known;
    }
    boolean waits =
        name.startsWith("wait_event")
            || name.startsWith("wait_for_completion")
            || name.startsWith("swait_event")
            || name.startsWith("___wait_event")
            || name.startsWith("wait_on_");
    return waits ? Effect.SLEEP : Effect.NONE;
  }

  /** Whether it says on which CPUs a task may run. */
  public static boolean movesTask(String name) {
    return name.equals("set_cpus_allowed_ptr")
        || name.equals("sched_setaffinity")
        || name.equals("do_set_cpus_allowed")
        || name.equals("set_cpus_allowed");
  }

  /** Whether the call lets time pass on purpose, rather than for a lock. */
  public static boolean waits(String name) {
    return of(name) == Effect.SLEEP
        && !name.contains("lock")
        && !name.startsWith("down")
        && !name.equals("cond_resched")
        && !name.equals("might_sleep");
  }

  /** Whether the call sleeps until its second argument is true (include/linux/wait.h, swait.h). */
  public static boolean hasCondition(String name) {
    return name.startsWith("wait_event") || name.startsWith("swait_event");
  }

  /** Whether it waits until somebody says so. */
  public static boolean isWait(String name) {
    return hasCondition(name)
        || name.startsWith("wait_for_completion")
        || name.startsWith("prepare_to_wait")
        || name.startsWith("add_wait_queue");
  }

  /** A wait that only the awaited ends; {@code schedule()} stands for a loop around it. */
  public static boolean waitsToTheEnd(String name) {
    boolean breaks =
        name.contains("interruptible")
            || name.contains("killable")
            || name.contains("freezable")
            || name.contains("timeout");
    return (isWait(name) && !breaks) || name.equals("schedule");
  }

  private static void all(Effect effect, String... names) {
    for (String name : names) {
      EFFECTS.put(name, effect);
    }
  }
}
