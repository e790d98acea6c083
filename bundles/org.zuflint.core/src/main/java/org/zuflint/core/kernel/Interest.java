package org.zuflint.core.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a name in a function body means that the body matters to the promise. */
public final class Interest {
  /** What finds a vma of an mm by an address, the second argument (mm/mmap.c, v4.17 to v6.15). */
  public static final Set<String> LOOK_UPS =
      Set.of("find_vma", "vma_lookup", "find_vma_intersection", "find_exact_vma");

  private Interest() {}

  /** Names by which a function learns or changes something of a vma or of the CPU. */
  public static boolean ofName(String name) {
    return switch (name) {
      case "smp_processor_id",
          "raw_smp_processor_id",
          "__smp_processor_id",
          "this_cpu_ptr",
          "raw_cpu_ptr",
          "per_cpu_ptr",
          "this_cpu_read",
          "is_percpu_thread",
          "PF_NO_SETAFFINITY",
          "set_cpus_allowed_ptr",
          "kthread_bind",
          "get_cpu_mask",
          "cpumask_of",
          "sched_setaffinity",
          "per_cpu",
          "tsk_cpus_allowed" ->
          true;
      default ->
          name.startsWith("VM_")
              || name.startsWith("vm_flags_")
              || name.startsWith("mmap_write_")
              || PteCalls.of(name) != null
              || name.equals("get_cpu")
              || CpuCalls.of(name) == CpuCalls.Effect.CROSS;
    };
  }

  public static boolean ofMember(String field) {
    return switch (field) {
      case "vm_flags",
          "__vm_flags",
          "vm_ops",
          "vm_private_data",
          "vm_pgoff",
          "mmap_sem",
          "mmap_lock",
          "nr_cpus_allowed",
          "cpus_ptr",
          "cpus_mask",
          "cpus_allowed" ->
          true;
      default -> false;
    };
  }

  public static boolean ofStruct(String tag) {
    return isVma(tag) || tag.equals("vm_fault") || tag.equals("vm_operations_struct");
  }

  /** A vma, or since v6.16 what mmap_prepare is given to describe one. */
  public static boolean isVma(@Nullable String tag) {
    return "vm_area_struct".equals(tag) || "vm_area_desc".equals(tag);
  }
}
