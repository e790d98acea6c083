package org.zuflint.core.kernel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;

/**
 * Types of the kernel's own members and functions that drivers use without our seeing the headers.
 */
public final class KnownTypes {
  private static final Map<String, String> MEMBERS = new TreeMap<>();
  private static final Map<String, String> RESULTS = new TreeMap<>();

  /** The structs of the kernel's headers that have a member {@code vma}. */
  private static final List<String> VMA_HOLDERS =
      List.of(
          "vm_fault",
          "mm_walk",
          "page_vma_mapped_walk",
          "mmu_notifier_range",
          "migrate_vma",
          "anon_vma_chain",
          "videobuf_vmalloc_memory",
          "linux_binprm");

  static {
    for (String holder : VMA_HOLDERS) {
      MEMBERS.put(holder + ".vma", "vm_area_struct");
    }
    MEMBERS.put("vm_fault.page", "page");
    MEMBERS.put("vm_area_struct.vm_file", "file");
    MEMBERS.put("vm_area_struct.vm_mm", "mm_struct");
    MEMBERS.put("vm_area_struct.vm_ops", "vm_operations_struct");
    MEMBERS.put("vm_area_struct.vm_next", "vm_area_struct");
    MEMBERS.put("vm_area_struct.vm_prev", "vm_area_struct");
    MEMBERS.put("vm_area_desc.file", "file");
    MEMBERS.put("vm_area_desc.vm_file", "file");
    MEMBERS.put("vm_area_desc.vm_ops", "vm_operations_struct");
    MEMBERS.put("file.f_inode", "inode");
    MEMBERS.put("file.f_mapping", "address_space");
    MEMBERS.put("file.f_op", "file_operations");
    MEMBERS.put("inode.i_mapping", "address_space");
    MEMBERS.put("inode.i_sb", "super_block");
    MEMBERS.put("inode.i_fop", "file_operations");
    MEMBERS.put("address_space.host", "inode");
    MEMBERS.put("task_struct.mm", "mm_struct");
    MEMBERS.put("mm_struct.mmap", "vm_area_struct");
    MEMBERS.put("kiocb.ki_filp", "file");
    dispatching();
    RESULTS.put("find_vma", "vm_area_struct");
    RESULTS.put("vma_lookup", "vm_area_struct");
    RESULTS.put("find_vma_intersection", "vm_area_struct");
    RESULTS.put("find_extend_vma", "vm_area_struct");
    RESULTS.put("lock_vma_under_rcu", "vm_area_struct");
    RESULTS.put("vma_next", "vm_area_struct");
    RESULTS.put("mas_find", "vm_area_struct");
    RESULTS.put("get_current", "task_struct");
    RESULTS.put("file_inode", "inode");
    RESULTS.put("fget", "file");
  }

  /** The ways from the objects of subsystems to their tables. */
  private static void dispatching() {
    MEMBERS.put("ib_ucontext.device", "ib_device");
    MEMBERS.put("ib_device.ops", "ib_device_ops");
    MEMBERS.put("drm_gem_object.funcs", "drm_gem_object_funcs");
    MEMBERS.put("drm_gem_object.dev", "drm_device");
    MEMBERS.put("drm_device.driver", "drm_driver");
    MEMBERS.put("drm_driver.fops", "file_operations");
    MEMBERS.put("vfio_device.ops", "vfio_device_ops");
    MEMBERS.put("vb2_buffer.vb2_queue", "vb2_queue");
    MEMBERS.put("vb2_queue.mem_ops", "vb2_mem_ops");
    MEMBERS.put("snd_pcm_substream.ops", "snd_pcm_ops");
    MEMBERS.put("snd_pcm_substream.runtime", "snd_pcm_runtime");
    MEMBERS.put("snd_hwdep.ops", "snd_hwdep_ops");
    MEMBERS.put("snd_soc_component.driver", "snd_soc_component_driver");
    MEMBERS.put("videobuf_queue.int_ops", "videobuf_qtype_ops");
    MEMBERS.put("uio_device.info", "uio_info");
    MEMBERS.put("uacce_device.ops", "uacce_ops");
    MEMBERS.put("fb_info.fbops", "fb_ops");
    MEMBERS.put("video_device.fops", "v4l2_file_operations");
  }

  private KnownTypes() {}

  public static Type pointer(String tag) {
    return new Type.Pointer(0, new Type.Record(0, "struct", tag, null));
  }

  public static @Nullable Type member(String struct, String field) {
    String tag = MEMBERS.get(struct + "." + field);
    return tag == null ? null : pointer(tag);
  }

  public static @Nullable Type result(String function) {
    String tag = RESULTS.get(function);
    return tag == null ? null : pointer(tag);
  }

  /** Macros and functions whose value has the type of their first argument. */
  public static boolean passesThrough(String function) {
    return switch (function) {
      case "READ_ONCE",
          "rcu_dereference",
          "rcu_dereference_protected",
          "rcu_dereference_raw",
          "rcu_dereference_check",
          "rcu_dereference_bh",
          "rcu_dereference_sched",
          "rcu_access_pointer",
          "srcu_dereference",
          "per_cpu_ptr",
          "this_cpu_ptr",
          "raw_cpu_ptr",
          "get_cpu_ptr",
          "per_cpu",
          "get_cpu_var",
          "this_cpu_read",
          "ACCESS_ONCE",
          "unrcu_pointer",
          "likely",
          "unlikely",
          "no_free_ptr" ->
          true;
      default -> false;
    };
  }

  /** Those whose value is what their first argument points to. */
  public static boolean loads(String function) {
    return function.equals("smp_load_acquire") || function.equals("xchg");
  }

  /** Whether only code of the kernel itself can include the header: user space has none of it. */
  public static boolean isKernelHeader(String path) {
    return switch (path) {
      case "linux/module.h",
          "linux/mm.h",
          "linux/mm_types.h",
          "linux/slab.h",
          "linux/uaccess.h",
          "linux/init.h",
          "linux/cdev.h",
          "linux/miscdevice.h",
          "linux/mutex.h",
          "linux/spinlock.h",
          "linux/device.h",
          "linux/vmalloc.h",
          "linux/gfp.h",
          "linux/list.h",
          "linux/sched/mm.h",
          "linux/percpu.h",
          "linux/completion.h",
          "linux/workqueue.h",
          "linux/export.h",
          "linux/printk.h",
          "linux/highmem.h",
          "linux/pagemap.h",
          "asm/uaccess.h" ->
          true;
      default -> false;
    };
  }

  /** Whether only user-mode code includes the header. */
  public static boolean isLibcHeader(String path) {
    return switch (path) {
      case "pthread.h",
          "threads.h",
          "stdio.h",
          "stdlib.h",
          "unistd.h",
          "fcntl.h",
          "sched.h",
          "string.h",
          "errno.h",
          "stdint.h",
          "stdbool.h",
          "signal.h",
          "sys/ioctl.h",
          "sys/mman.h",
          "sys/types.h",
          "sys/stat.h",
          "numa.h" ->
          true;
      default -> false;
    };
  }

  /** Whether the member leads to whatever comes next in a list or tree. */
  public static boolean isNext(String member) {
    return switch (member) {
      case "next", "prev", "first", "rb_node", "rb_left", "rb_right", "rb_leftmost" -> true;
      default -> false;
    };
  }
}
