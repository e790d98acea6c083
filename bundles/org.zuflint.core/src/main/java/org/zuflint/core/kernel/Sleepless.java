package org.zuflint.core.kernel;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kernel functions during which the caller stays on its CPU unless it is preempted. Any other
 * function that was not analysed may sleep, and the task may wake up elsewhere.
 */
public final class Sleepless {
  private static final NavigableSet<String> FAMILIES =
      families(
          "__builtin_",
          "__set_bit",
          "__clear_bit",
          "atomic",
          "barrier",
          "be16_",
          "be32_",
          "be64_",
          "clear_bit",
          "cmpxchg",
          "complete",
          "cpu_relax",
          "cpu_to_",
          "cpu_online",
          "cpu_possible",
          "cpu_present",
          "cpu_active",
          "cpumask_",
          "dev_",
          "drm_dbg",
          "folio_test_",
          "get_cpu",
          "hlist_",
          "ioread",
          "iowrite",
          "jiffies",
          "kmap_atomic",
          "kmap_local",
          "ktime_",
          "kunmap_",
          "le16_",
          "le32_",
          "le64_",
          "list_",
          "llist_",
          "local_",
          "lockdep_",
          "memchr",
          "memcmp",
          "memcpy",
          "memmove",
          "memset",
          "migrate_",
          "mmap_assert_",
          "netdev_",
          "page_to_",
          "per_cpu",
          "pfn_",
          "pgprot_",
          "pr_",
          "preempt_",
          "printk",
          "put_cpu",
          "raw_",
          "rb_",
          "rcu_access_",
          "rcu_assign_",
          "rcu_dereference",
          "rcu_read_",
          "read_lock",
          "read_unlock",
          "refcount_",
          "remap_pfn_range",
          "seqcount_",
          "set_bit",
          "smp_mb",
          "smp_processor_id",
          "smp_rmb",
          "smp_store_",
          "smp_load_",
          "smp_wmb",
          "spin_",
          "strc",
          "strl",
          "strn",
          "strs",
          "strr",
          "swake_up",
          "test_and_",
          "test_bit",
          "this_cpu_",
          "time_",
          "trace_",
          "virt_to_",
          "vm_flags_",
          "vm_insert_",
          "vma_",
          "vmf_insert_",
          "wake_up",
          "write_lock",
          "write_unlock",
          "xchg",
          "zap_");

  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "access_ok",
              "call_rcu",
              "container_of",
              "get_page",
              "kfree",
              "kfree_rcu",
              "max",
              "max_t",
              "min",
              "min_t",
              "mod_timer",
              "offsetof",
              "offset_in_page",
              "ClearPageDirty",
              "SetPageDirty",
              "PageDirty",
              "page_address",
              "page_count",
              "put_page",
              "queue_delayed_work",
              "queue_work",
              "queue_work_on",
              "readb",
              "readl",
              "readq",
              "readw",
              "schedule_work",
              "schedule_delayed_work",
              "set_page_dirty",
              "signal_pending",
              "sizeof",
              "swap",
              "typeof",
              "unpin_user_page",
              "writeb",
              "writel",
              "writeq",
              "writew",
              "xchg"));

  /** Masks with which an allocation does not wait. */
  private static final Set<String> AT_ONCE = Set.of("GFP_ATOMIC", "GFP_NOWAIT");

  private Sleepless() {}

  /** Whether a function of this name, or a macro in capitals, never sleeps. */
  public static boolean is(String function) {
    return isMacro(function)
        || Harmless.toVma(function)
        || Harmless.toPointer(function)
        || isNamed(function);
  }

  /** Whether the name is one of the kernel's own that never sleeps. */
  static boolean isNamed(String function) {
    return NAMES.contains(function) || isOfFamily(function);
  }

  /** None of them begins another, so the last one that is not behind the name is the one. */
  private static boolean isOfFamily(String function) {
    String family = FAMILIES.floor(function);
    return family != null && function.startsWith(family);
  }

  /** Without those that begin with another one. */
  private static NavigableSet<String> families(String... all) {
    NavigableSet<String> families = new TreeSet<>();
    for (String family : new TreeSet<>(List.of(all))) {
      String before = families.floor(family);
      if (before == null || !family.startsWith(before)) {
        families.add(family);
      }
    }
    return families;
  }

  /** Whether the mask makes an allocation not wait. */
  public static boolean mask(String name) {
    return AT_ONCE.contains(name);
  }

  private static boolean isMacro(String function) {
    return Harmless.isMacro(function);
  }
}
