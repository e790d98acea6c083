package org.zuflint.core.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Kernel functions that only look at what they are given. */
public final class Harmless {
  private static final Set<String> NAMES =
      Set.of(
          "vma_pages",
          "vma_is_anonymous",
          "vma_is_dax",
          "vma_is_shmem",
          "vma_is_special_huge",
          "is_vm_hugetlb_page",
          "fput",
          "get_file",
          "file_inode",
          "i_size_read",
          "file_accessed",
          "WARN_ON",
          "WARN_ON_ONCE",
          "BUG_ON",
          "VM_BUG_ON",
          "VM_BUG_ON_VMA",
          "VM_WARN_ON",
          "pgprot_noncached",
          "pgprot_writecombine",
          "pgprot_decrypted",
          "pgprot_cached",
          "vm_get_page_prot",
          "mmap_assert_locked",
          "mmap_assert_write_locked",
          "vma_assert_locked",
          "vma_assert_write_locked",
          "vma_start_write",
          "linear_page_index",
          "vma_set_page_prot",
          "might_fault",
          "vma_kernel_pagesize",
          "security_file_mmap",
          "is_cow_mapping",
          "vma_last_pgoff",
          "vma_get_anon_name",
          "hugepage_vma_check",
          "transparent_hugepage_enabled",
          "phys_mem_access_prot",
          "phys_mem_access_prot_allowed",
          "sizeof",
          "vma_is_temporary_stack",
          "vma_size",
          "vma_desc_size",
          "lockdep_assert_held",
          "mmap_action_remap",
          "vma_set_file",
          "daxdev_mapping_supported",
          "seal_check_write",
          "fb_pgprotect",
          "pgprot_dmacoherent");

  private static final List<String> PRINTING =
      List.of(
          "print", "log", "dbg", "debug", "warn", "err", "info", "trace", "dump", "emerg", "notice",
          "crit", "alert", "msg", "bug");

  /** Functions that take an object of any type, and do not know what is in it. */
  private static final Set<String> COOKIES =
      Set.of(
          "vfree",
          "kfree_sensitive",
          "kzfree",
          "kmem_cache_free",
          "devm_kfree",
          "ksize",
          "memset",
          "memcpy",
          "memcmp",
          "copy_to_user",
          "copy_from_user",
          "dev_set_drvdata",
          "platform_set_drvdata",
          "pci_set_drvdata",
          "i2c_set_clientdata",
          "spi_set_drvdata",
          "usb_set_intfdata",
          "device_create",
          "device_create_with_groups",
          "anon_inode_getfd",
          "anon_inode_getfile",
          "proc_create_data",
          "debugfs_create_file",
          "idr_alloc",
          "idr_replace",
          "xa_store",
          "xa_insert",
          "xa_alloc",
          "radix_tree_insert",
          "rhashtable_insert_fast",
          "free_irq",
          "del_timer",
          "sizeof",
          "virt_to_phys",
          "virt_to_page",
          "WARN_ON",
          "WARN_ON_ONCE",
          "BUG_ON",
          "PTR_ERR_OR_ZERO",
          "ERR_PTR",
          "ZERO_OR_NULL_PTR");

  private Harmless() {}

  /** Whether a call leaves what an object keeps alone. */
  public static boolean toObject(String function) {
    return COOKIES.contains(function) || toPointer(function) || toVma(function);
  }

  /** Whether a call only reads, passes on, stores or tests a pointer that it gets. */
  public static boolean toPointer(String function) {
    return switch (function) {
      case "READ_ONCE",
          "WRITE_ONCE",
          "ACCESS_ONCE",
          "IS_ERR",
          "IS_ERR_OR_NULL",
          "PTR_ERR",
          "likely",
          "unlikely",
          "xchg",
          "cmpxchg",
          "smp_store_release",
          "smp_load_acquire",
          "container_of",
          "kfree",
          "free_percpu",
          "kvfree",
          "list_empty" ->
          true;
      default ->
          function.startsWith("rcu_")
              || function.startsWith("vm_flags_")
              || function.startsWith("RCU_");
    };
  }

  /** Whether the name is that of something that writes to a log when it gets a text. */
  public static boolean prints(String function) {
    String name = function.toLowerCase(Locale.ROOT);
    for (String word : PRINTING) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the call is a driver's own printing macro: its name is in capitals, like {@code DBG}.
   */
  public static boolean isMacro(String function) {
    for (int i = 0; i < function.length(); i++) {
      if (Character.isLowerCase(function.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a call with an address of a vma, or with its mm, touches no entry. */
  public static boolean toAddress(String function) {
    return toVma(function)
        || isMacro(function)
        || function.startsWith("mm")
        || function.startsWith("down_")
        || function.startsWith("up_")
        || function.startsWith("min")
        || function.startsWith("max")
        || function.startsWith("find_vma")
        || function.startsWith("vma_lookup")
        || function.startsWith("flush_")
        || function.equals("access_ok")
        || function.equals("untagged_addr");
  }

  /** Whether a call reads or writes what is mapped at an address of the running task. */
  public static boolean reads(String function) {
    return switch (function) {
      case "get_user",
          "put_user",
          "__get_user",
          "__put_user",
          "copy_from_user",
          "copy_to_user",
          "__copy_from_user",
          "__copy_to_user",
          "clear_user",
          "strncpy_from_user",
          "copy_from_user_nofault" ->
          true;
      default -> false;
    };
  }

  /** Whether a call leaves a vma that it gets as it is. */
  public static boolean toVma(String function) {
    return NAMES.contains(function)
        || function.startsWith("pr_")
        || function.startsWith("dev_")
        || function.startsWith("trace_")
        || function.startsWith("printk")
        || function.startsWith("netdev_")
        || function.startsWith("lockdep_")
        || function.startsWith("drm_dbg");
  }

  /** Whether a kernel without debugging has nothing in the place of the call. */
  public static boolean mayBeLeftOut(String function) {
    return function.startsWith("pr_debug")
        || function.startsWith("pr_devel")
        || function.startsWith("dev_dbg")
        || function.startsWith("dev_vdbg")
        || function.startsWith("netdev_dbg")
        || function.startsWith("netdev_vdbg")
        || function.startsWith("netif_dbg")
        || function.startsWith("drm_dbg")
        || function.startsWith("VM_BUG_ON")
        || function.startsWith("VM_WARN_ON")
        || function.equals("no_printk");
  }
}
