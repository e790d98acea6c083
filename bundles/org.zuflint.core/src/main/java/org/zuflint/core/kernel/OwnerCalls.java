package org.zuflint.core.kernel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;

/** Kernel functions by which a page or an operation goes back to its owner. */
public final class OwnerCalls {
  /** What goes back. */
  public enum Release {
    NONE,
    /** A page: it may be freed and reused at once. */
    PAGE,
    /** The waiter that owns the pages is told to go on. */
    WAITER,
    /** A word that somebody polls is written: who owns the pages may be one of those who look. */
    WORD
  }

  private static final Set<String> PAGES =
      Set.of(
          "put_page",
          "put_user_page",
          "put_user_pages",
          "put_user_pages_dirty_lock",
          "unpin_user_page",
          "unpin_user_pages",
          "unpin_user_pages_dirty_lock",
          "unpin_user_page_range_dirty_lock",
          "unpin_folio",
          "unpin_folios",
          "unpin_user_folio",
          "release_pages",
          "folio_put",
          "folio_put_refs",
          "folios_put",
          "page_cache_release",
          "__free_page",
          "__free_pages",
          "free_page",
          "free_pages",
          "put_page_testzero",
          "free_unref_page",
          "iov_iter_put_pages",
          "bio_release_pages",
          "free_pages_exact",
          "dma_free_coherent",
          "dma_free_attrs",
          "dma_free_pages",
          "dma_free_noncoherent",
          "dma_free_noncontiguous",
          "dma_free_contiguous",
          "cma_release",
          "free_contig_range",
          "put_pages_list",
          "sgl_free",
          "folio_batch_release",
          "pagevec_release",
          "page_pool_put_page",
          "page_pool_put_full_page",
          "page_pool_recycle_direct",
          "snd_dma_free_pages",
          "uncached_free_page",
          "mempool_free",
          "page_frag_free",
          "__page_frag_cache_drain",
          "__folio_put",
          "__put_page",
          "drm_gem_put_pages",
          "put_devmap_managed_page",
          "page_ref_dec",
          "page_ref_sub",
          "page_ref_dec_and_test",
          "page_ref_sub_and_test",
          "folio_ref_sub_and_test",
          "pci_free_consistent",
          "usb_free_coherent",
          "free_huge_page",
          "free_huge_folio",
          "sgl_free_order",
          "sgl_free_n_order",
          "skb_free_frag",
          "mempool_free_pages",
          "free_reserved_page",
          "devm_free_pages",
          "kvm_release_pfn_clean",
          "kvm_release_pfn_dirty",
          "kvm_release_page_clean",
          "kvm_release_page_dirty",
          "gnttab_free_pages");

  /** Words in names of functions that may let pages, or what keeps them, go. */
  private static final Set<String> LETTING_GO =
      words(
          """
          free put unpin release drop unref recycle giveback dealloc evict discard unget reclaim
          """);

  /** What names of functions begin with that have such a word, and let no pages go. */
  private static final List<String> OTHERS =
      List.copyOf(
          words(
              """
              put_user __put_user put_unaligned put_device put_task put_pid put_cred put_net put_cpu put_files put_fs
              put_unused put_disk kobject_put kset_put module_put fput fdput mmput mmdrop iput dput path_put mntput
              clk_ regulator_ pm_runtime_ gpiod_ gpio_ of_node_put fwnode_ sock_put dev_put netdev_put nla_put skb_put
              seq_ free_irq free_percpu free_cpumask free_netdev release_sock release_firmware release_region
              release_resource rcu_ srcu_ idr_ ida_ xa_ percpu_ref_put eventfd_ctx_put i2c_put usb_put pci_ css_put
              blkdev_put bdput bio_put fasync_ phy_ reset_control_put icc_put input_ destroy_ unregister_ media_ v4l2_
              """));

  private OwnerCalls() {}

  public static Release of(String name) {
    if (PAGES.contains(name) || name.startsWith("dma_free_") || name.startsWith("dmam_free_")) {
      return Release.PAGE;
    }
    boolean wakes =
        name.startsWith("wake_up")
            || name.equals("complete")
            || name.equals("complete_all")
            || name.equals("swake_up_one")
            || name.equals("swake_up_all")
            || name.equals("swake_up")
            || name.equals("swake_up_locked")
            || name.equals("bio_endio")
            || name.equals("kick_process")
            || name.equals("rcuwait_wake_up")
            || name.startsWith("dma_fence_signal")
            || name.equals("blk_mq_end_request")
            || name.equals("blk_mq_complete_request")
            || name.equals("bio_io_error")
            || isDone(name)
            || isSignal(name)
            || isUnlock(name);
    return wakes ? Release.WAITER : Release.NONE;
  }

  /** Whether a task is sent a signal, or a message, for which it may have waited. */
  private static boolean isSignal(String name) {
    return switch (name) {
      case "send_sig",
          "send_sig_info",
          "force_sig",
          "kill_fasync",
          "kill_pid",
          "kill_pgrp",
          "kill_pid_info",
          "do_send_sig_info",
          "group_send_sig_info",
          "wake_q_add",
          "wake_q_add_safe",
          "complete_on_current_cpu",
          "genlmsg_unicast",
          "genlmsg_multicast",
          "genlmsg_reply",
          "netlink_unicast",
          "netlink_broadcast",
          "nlmsg_unicast",
          "nlmsg_multicast",
          "sysfs_notify",
          "sysfs_notify_dirent",
          "kernfs_notify" ->
          true;
      default -> name.startsWith("eventfd_signal");
    };
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(Set.of(text.trim().split("\\s+")));
  }

  /** Whether the name of a function that nobody here has tells that it may let pages go. */
  public static boolean mayLetGo(String name) {
    boolean tells = false;
    for (String word : name.split("_")) {
      tells |= LETTING_GO.contains(word);
    }
    return tells && OTHERS.stream().noneMatch(name::startsWith);
  }

  /** The number of the argument that names who is told to go on. */
  public static int told(String name) {
    return switch (name) {
      case "send_sig", "do_send_sig_info", "group_send_sig_info", "wake_q_add", "wake_q_add_safe" ->
          1;
      case "send_sig_info", "kill_pid_info" -> 2;
      default -> 0;
    };
  }

  /** What lets an object of this struct go: a page or folio. */
  public static String puts(String struct) {
    return struct.equals("folio") ? "folio_put" : "put_page";
  }

  /**
   * The number of the argument that names the word, or the list, which the call writes; -1 when it
   * writes none.
   */
  public static int word(String name) {
    if (name.startsWith("atomic")) {
      boolean amount = name.contains("_add") || name.contains("_sub") || name.contains("_or");
      return name.contains("_read") ? -1 : amount && !name.contains("_unless") ? 1 : 0;
    }
    return switch (name) {
      case "WRITE_ONCE", "refcount_set", "refcount_dec", "xchg", "cmpxchg", "try_cmpxchg" -> 0;
      case "list_del", "list_del_init", "llist_del_all", "kfifo_put", "kfifo_in" -> 0;
      case "set_bit", "__set_bit", "clear_bit", "__clear_bit", "change_bit" -> 1;
      case "clear_bit_unlock", "test_and_set_bit", "test_and_clear_bit" -> 1;
      case "list_add", "list_add_tail", "list_move", "list_move_tail", "llist_add" -> 1;
      default -> gives(name) ? 0 : -1;
    };
  }

  /** The number of the argument whose memory goes; -1 when none does. */
  public static int freed(String name) {
    return switch (name) {
      case "kfree", "kvfree", "vfree", "kzfree", "kfree_sensitive", "kvfree_sensitive" -> 0;
      case "vfree_atomic", "krealloc", "krealloc_array", "kvrealloc" -> 0;
      case "kfree_rcu", "kvfree_rcu" -> 0;
      case "kmem_cache_free", "dma_pool_free", "gen_pool_free", "devm_kfree" -> 1;
      default -> isPacket(name) ? 0 : -1;
    };
  }

  /** Whether it calls its second argument when the last reference goes (include/linux/kref.h). */
  public static boolean isLastPut(String name) {
    return name.equals("kref_put") || name.equals("kref_put_mutex") || name.equals("kref_put_lock");
  }

  /** Whether it takes a lock that may be held for long. */
  public static boolean takes(String name) {
    return name.startsWith("mutex_lock")
        || name.startsWith("rt_mutex_lock")
        || (name.startsWith("down_") && (name.contains("read") || name.contains("write")));
  }

  /** What takes such a lock by {@code guard(kind)(...)}; null when it takes none. */
  public static @Nullable String guarded(String kind) {
    return switch (kind) {
      case "mutex" -> "mutex_lock";
      case "rwsem_read" -> "down_read";
      case "rwsem_write" -> "down_write";
      default -> null;
    };
  }

  /** What gives back the lock that this takes. */
  public static String giving(String taking) {
    return taking.startsWith("down_") ? "up_" + taking.substring(5) : "mutex_unlock";
  }

  /** Whether it gives such a lock back. */
  public static boolean gives(String name) {
    return switch (name) {
      case "mutex_unlock", "rt_mutex_unlock", "up_read", "up_write" -> true;
      default -> false;
    };
  }

  /** Whether it makes a word visible after all that was done before: others may poll the word. */
  public static boolean publishes(String name) {
    return name.startsWith("smp_store_");
  }

  /** A request of a subsystem goes back to who has made it. */
  private static boolean isDone(String name) {
    return switch (name) {
      case "io_uring_cmd_done",
          "vb2_buffer_done",
          "v4l2_m2m_buf_done",
          "v4l2_m2m_buf_done_and_job_finish",
          "aio_complete",
          "crypto_request_complete",
          "scsi_done",
          "usb_hcd_giveback_urb",
          "iomap_dio_complete" ->
          true;
      default -> false;
    };
  }

  /** Whether its memory is the data of a packet. */
  public static boolean isPacket(String name) {
    return switch (name) {
      case "kfree_skb",
          "consume_skb",
          "dev_kfree_skb",
          "dev_kfree_skb_any",
          "dev_kfree_skb_irq",
          "dev_consume_skb_any",
          "napi_consume_skb",
          "kfree_skb_reason" ->
          true;
      default -> false;
    };
  }

  /** Whoever waits for the page's lock or its writeback goes on. */
  private static boolean isUnlock(String name) {
    return switch (name) {
      case "unlock_page",
          "folio_unlock",
          "end_page_writeback",
          "folio_end_writeback",
          "unlock_buffer",
          "unlock_page_private_2",
          "end_page_private_2",
          "folio_end_private_2" ->
          true;
      default -> false;
    };
  }

  /** The member that {@code &op->done}, {@code op.done} or {@code op->done} names, else empty. */
  public static String target(Expr waited) {
    Expr inner =
        waited instanceof Expr.Unary address && address.op().equals("&")
            ? address.operand()
            : waited;
    Expr whole = inner instanceof Expr.Index element ? element.base() : inner;
    return whole instanceof Expr.Member named ? named.field() : "";
  }
}
