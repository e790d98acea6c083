package org.zuflint.core.kernel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that mean something to the analysis as the author wrote them. In most kernels many of them
 * are macros; what they are made of would not be recognized.
 */
public final class KernelWords {
  /** What is known of the running CPU and of masks of CPUs. */
  private static final Set<String> CPUS =
      words(
          """
          smp_processor_id raw_smp_processor_id __smp_processor_id debug_smp_processor_id task_cpu is_percpu_thread
          cpumask_of get_cpu_mask get_current tsk_cpus_allowed cpumask_equal cpumask_subset cpumask_weight
          this_cpu_ptr raw_cpu_ptr get_cpu_ptr get_cpu_var per_cpu_ptr per_cpu this_cpu_read __this_cpu_read
          raw_cpu_read this_cpu_write __this_cpu_write raw_cpu_write set_cpus_allowed_ptr sched_setaffinity
          cpumask_copy cpumask_setall cpumask_or cpumask_andnot cpumask_set_cpu cpumask_clear_cpu cpumask_clear
          kthread_bind set_cpus_allowed do_set_cpus_allowed
          """);

  /** What passes, converts, tests, publishes or makes pointers. */
  private static final Set<String> POINTERS =
      words(
          """
          container_of container_of_const list_entry list_first_entry list_last_entry rb_entry hlist_entry
          list_first_entry_or_null from_timer from_tasklet timer_container_of ERR_PTR PTR_ERR PTR_ERR_OR_ZERO
          WARN_ON WARN_ON_ONCE ERR_CAST __builtin_expect file_inode vmf_error vmf_fs_error WRITE_ONCE
          rcu_assign_pointer smp_store_release smp_store_mb RCU_INIT_POINTER RCU_INITIALIZER xchg cmpxchg try_cmpxchg
          IS_ERR IS_ERR_OR_NULL IS_ERR_VALUE BIT BIT_ULL _BITUL _BITULL kmalloc kzalloc kcalloc kmalloc_node
          kzalloc_node kvmalloc kvzalloc vmalloc vzalloc kmem_cache_alloc kmem_cache_zalloc devm_kzalloc devm_kmalloc
          memcpy memmove memset no_free_ptr retain_and_null_ptr ACPI_PTR PTR_IF of_match_ptr pm_ptr pm_sleep_ptr
          """);

  /** Values. */
  private static final Set<String> VALUES =
      words(
          """
          NULL false true nullptr current PF_NO_SETAFFINITY PAGE_SIZE PAGE_SHIFT THIS_MODULE is_cow_mapping
          cpu_online_mask cpu_possible_mask cpu_present_mask cpu_all_mask
          _IO _IOR _IOW _IOWR _IOC _IOR_BAD _IOW_BAD _IOWR_BAD
          """);

  /** Flags whose value depends on the configuration, so that they may be nothing. */
  public static final List<String> ASKED = List.of("VM_LOCAL_CPU");

  private KernelWords() {}

  private static Set<String> words(String text) {
    return new TreeSet<>(Set.of(text.trim().split("\\s+")));
  }

  /** Whether a macro of this name is to stay a name, whoever defines it. */
  public static boolean has(String name) {
    return CPUS.contains(name)
        || POINTERS.contains(name)
        || VALUES.contains(name)
        || Interest.ofName(name)
        || CpuCalls.of(name) != CpuCalls.Effect.NONE
        || OwnerCalls.of(name) != OwnerCalls.Release.NONE
        || OwnerCalls.word(name) >= 0
        || OwnerCalls.freed(name) >= 0
        || OwnerCalls.isLastPut(name)
        || FaultCalls.decides(name)
        || FaultCalls.maps(name)
        || EntryKind.registers(name)
        || KnownTypes.passesThrough(name)
        || KnownTypes.loads(name)
        || Sleepless.mask(name)
        || Harmless.toPointer(name)
        || (name.startsWith("for_each_") && name.contains("cpu"));
  }

  /** Whether a macro of the kernel's own headers says by its name what it does. */
  public static boolean tells(String name) {
    return has(name) || Harmless.toVma(name) || Sleepless.isNamed(name);
  }
}
