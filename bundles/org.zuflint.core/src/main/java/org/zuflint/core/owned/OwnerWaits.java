package org.zuflint.core.owned;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.OwnerCalls;

/**
 * How who owns pages comes to know that nobody maps them any more: by what he waits for, takes or
 * counts (kernel/sched/completion.c, include/linux/wait.h, locks, include/linux/refcount.h).
 */
public final class OwnerWaits {
  /** What a wait has to do with what is waited for. */
  public enum Kind {
    /** Only the awaited ends it. */
    SURE,
    /** A signal may end it: the result is negative then. */
    BREAKS,
    /** Zero: the time is over. */
    TIMED,
    /** Both: zero or negative. */
    TIMED_BREAKS,
    /** True when it has come to pass. */
    ASKS
  }

  private static final Set<String> QUIET =
      words(
          """
          READ_ONCE container_of list_entry list_first_entry list_first_entry_or_null smp_load_acquire
          smp_processor_id is_percpu_thread signal_pending fatal_signal_pending capable access_ok offset_in_page
          get_order sizeof clear_page clear_highpage copy_page copy_highpage set_page_dirty set_page_dirty_lock
          flush_dcache_page lock_page virt_to_page virt_to_phys array_index_nospec array_size struct_size ktime_get
          mb rmb wmb min max min_t max_t ALIGN ARRAY_SIZE DIV_ROUND_UP PAGE_ALIGN BIT GENMASK
          """);

  /** What names of such functions begin with. */
  private static final Set<String> QUIETLY =
      words(
          """
          copy_ __copy_ get_user put_user init_ sema_init kref_init refcount_ kref_get atomic_read mem str snprintf
          list_empty page_ pfn_ kmap kunmap dma_map dma_unmap sg_ IS_ERR PTR_ERR cpu_relax smp_mb smp_rmb smp_wmb
          get_ is_ has_ to_ task_ mmgrab mm_ num_ nr_ dma_sync flush_ clflush clear_ set_page set_current
          __set_current prepare_to_wait finish_wait add_wait remove_wait poll_wait udelay ndelay mdelay msecs_
          local_clock sched_clock prefetch bitmap_ find_ fls ffs ilog2 roundup div crc hash_ idr_find xa_load
          radix_tree_lookup ida_ scn kasprintf kstrdup sysfs_emit seq_ file_ i_size current_ from_k capable
          ns_capable srcu_read_ percpu_counter raw_cpu zero_ ioread iowrite pci_read pci_write regmap_
          gpiod_ clk_ pm_runtime_ might_ phys_to_ fdget fget mark_page trylock_ try_get_ in_ irqs_ smp_call_
          timer_setup hrtimer_init hrtimer_setup tasklet_init tasklet_setup kthread_init destroy_timer
          destroy_hrtimer destroy_work
          __builtin_ __init ktime_ jiffies INIT_ WARN BUG FIELD_ PFN_ ERR_ VM_ GFP_ IS_ lockdep_ BUILD_BUG
          """);

  /** What names of functions end with that keep what they get in some object. */
  private static final Set<String> SETS =
      words("set_drvdata set_clientdata set_intfdata set_data set_private set_priv");

  private OwnerWaits() {}

  private static Set<String> words(String text) {
    return new TreeSet<>(Set.of(text.trim().split("\\s+")));
  }

  /** How it waits for a completion; null when it does not. */
  public static @Nullable Kind completion(String name) {
    return switch (name) {
      case "try_wait_for_completion", "completion_done" -> Kind.ASKS;
      default -> name.startsWith("wait_for_completion") ? kind(name) : null;
    };
  }

  /** How it waits for a semaphore that others give; null when it does not. */
  static @Nullable Kind semaphore(String name) {
    return switch (name) {
      case "down" -> Kind.SURE;
      case "down_interruptible", "down_killable", "down_timeout" -> Kind.BREAKS;
      default -> null;
    };
  }

  /** How it waits until one of its arguments is true; null when it does not. */
  public static @Nullable Kind condition(String name) {
    return switch (name) {
      case "wait_var_event", "smp_cond_load_acquire", "smp_cond_load_relaxed" -> Kind.SURE;
      case "wait_var_event_killable", "rcuwait_wait_event" -> Kind.BREAKS;
      case "wait_var_event_timeout" -> Kind.TIMED;
      default -> CpuCalls.hasCondition(name) ? kind(name) : null;
    };
  }

  /** How it takes a lock; null when it takes none. */
  public static @Nullable Kind lock(String name) {
    boolean known =
        name.startsWith("mutex_lock")
            || name.startsWith("rt_mutex_lock")
            || name.startsWith("ww_mutex_lock")
            || name.startsWith("spin_lock")
            || name.startsWith("raw_spin_lock")
            || name.startsWith("bit_spin_lock")
            || isOne(name, "read_lock")
            || isOne(name, "write_lock")
            || isOne(name, "down")
            || isOne(name, "down_read")
            || isOne(name, "down_write");
    boolean tries = name.contains("trylock") && !name.startsWith("down_");
    return tries ? Kind.ASKS : known && !name.contains("_init") ? kind(name) : null;
  }

  private static boolean isOne(String name, String lock) {
    return name.equals(lock)
        || name.equals(lock + "_irq")
        || name.equals(lock + "_irqsave")
        || name.equals(lock + "_bh")
        || name.equals(lock + "_nested")
        || name.equals(lock + "_killable")
        || name.equals(lock + "_interruptible")
        || name.equals(lock + "_timeout");
  }

  /** Whether it gives a lock back. */
  public static boolean unlock(String name) {
    return OwnerCalls.gives(name) || isSpinUnlock(name) || name.equals("up");
  }

  /** Whether it gives a lock back for which others spin. */
  public static boolean isSpinUnlock(String name) {
    return name.startsWith("spin_unlock")
        || name.startsWith("raw_spin_unlock")
        || name.startsWith("bit_spin_unlock")
        || name.startsWith("read_unlock")
        || name.startsWith("write_unlock");
  }

  /** Whether a true answer says that the caller had the last reference. */
  public static boolean isLast(String name) {
    return name.endsWith("_dec_and_test")
        || name.endsWith("_sub_and_test")
        || name.endsWith("_dec_and_lock")
        || name.endsWith("_dec_and_mutex_lock")
        || name.equals("put_page_testzero");
  }

  private static Kind kind(String name) {
    boolean breaks =
        name.contains("interruptible") || name.contains("killable") || name.contains("freezable");
    boolean timed = name.contains("timeout");
    return breaks && timed
        ? Kind.TIMED_BREAKS
        : breaks ? Kind.BREAKS : timed ? Kind.TIMED : Kind.SURE;
  }

  /** Whether the name of an unseen function tells that it makes an object. */
  public static boolean makes(String name) {
    return name.contains("alloc") || name.contains("memdup");
  }

  /** Whether it gets pages, or memory, that are the caller's alone at first. */
  public static boolean takes(String name, boolean memory) {
    boolean pages =
        name.contains("get_user_pages")
            || name.contains("pin_user_pages")
            || name.startsWith("alloc_page")
            || name.startsWith("__alloc_page")
            || name.startsWith("__get_free_page")
            || name.startsWith("get_zeroed_page")
            || name.startsWith("folio_alloc")
            || name.startsWith("iov_iter_get_pages")
            || name.startsWith("iov_iter_extract_pages")
            || name.startsWith("dma_alloc_")
            || name.startsWith("cma_alloc")
            || name.startsWith("mempool_alloc")
            || name.startsWith("alloc_contig_")
            || name.equals("get_page")
            || name.equals("folio_get")
            || name.startsWith("find_get_page")
            || name.startsWith("read_mapping_page")
            || name.startsWith("shmem_read_mapping_page")
            || name.startsWith("sgl_alloc");
    return pages || (memory && makes(name));
  }

  /** Whether it puts an object where others find it. */
  public static boolean gives(String name) {
    return OwnerCalls.publishes(name)
        || switch (name) {
          case "WRITE_ONCE", "xchg", "cmpxchg", "try_cmpxchg", "rcu_assign_pointer" -> true;
          default ->
              name.startsWith("list_add")
                  || name.startsWith("list_move")
                  || name.startsWith("llist_add")
                  || name.startsWith("hlist_add")
                  || name.startsWith("kfifo_")
                  || name.startsWith("xa_")
                  || name.startsWith("idr_")
                  || name.startsWith("queue_")
                  || name.startsWith("schedule_");
        };
  }

  /**
   * Whether objects that the caller made, and gives to it, stay his alone: it does not put them
   * where others look.
   */
  public static boolean keepsToItself(String name) {
    boolean writes = OwnerCalls.word(name) >= 0 && !OwnerCalls.gives(name);
    boolean keepsElsewhere = gives(name) || SETS.stream().anyMatch(name::endsWith);
    return !writes && !keepsElsewhere && isQuiet(name);
  }

  private static boolean isQuiet(String name) {
    return Harmless.toVma(name)
        || Harmless.prints(name)
        || takes(name, true)
        || OwnerCalls.of(name) == OwnerCalls.Release.PAGE
        || OwnerCalls.of(name) == OwnerCalls.Release.WAITER
        || OwnerCalls.freed(name) >= 0
        || lock(name) != null
        || unlock(name)
        || CpuCalls.of(name) != CpuCalls.Effect.NONE
        || completion(name) != null
        || condition(name) != null
        || quiet(name);
  }

  private static boolean quiet(String name) {
    return QUIET.contains(name)
        || QUIETLY.stream().anyMatch(name::startsWith)
        || name.endsWith("_init");
  }
}
