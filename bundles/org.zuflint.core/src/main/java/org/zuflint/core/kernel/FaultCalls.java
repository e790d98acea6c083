package org.zuflint.core.kernel;

import java.util.Set;

/**
 * Fault handlers and mmap handlers of the core kernel that drivers name without our seeing their
 * source.
 */
public final class FaultCalls {
  private static final Set<String> MAPPING =
      Set.of(
          "filemap_fault",
          "filemap_map_pages",
          "filemap_page_mkwrite",
          "dax_iomap_fault",
          "dax_finish_sync_fault",
          "iomap_page_mkwrite",
          "block_page_mkwrite",
          "__block_page_mkwrite",
          "shmem_fault",
          "ttm_bo_vm_fault",
          "ttm_bo_vm_fault_reserved",
          "ttm_bo_vm_dummy_page",
          "drm_gem_shmem_fault",
          "vmf_insert_mixed_mkwrite",
          "finish_fault",
          "do_fault",
          "hugetlb_fault",
          "kernfs_vma_fault",
          "snd_pcm_mmap_data_fault",
          "filemap_fsnotify_fault",
          "netfs_page_mkwrite",
          "fb_deferred_io_fault",
          "drm_gem_fault",
          "generic_page_mkwrite",
          "noop_page_mkwrite");
  private static final Set<String> FAULTING_MMAPS =
      Set.of(
          "generic_file_mmap",
          "generic_file_readonly_mmap",
          "shmem_mmap",
          "shmem_zero_setup",
          // the zero pages of core mm, whatever its vm_ops were
          "vma_set_anonymous",
          "drm_gem_shmem_mmap",
          "drm_gem_shmem_object_mmap",
          "drm_gem_ttm_mmap",
          "ttm_bo_mmap",
          "ttm_bo_mmap_obj",
          "generic_file_mmap_prepare",
          "hugetlbfs_file_mmap",
          "fb_deferred_io_mmap",
          "drm_fbdev_mmap",
          "btrfs_file_mmap",
          "generic_file_readonly_mmap_prepare",
          "filemap_splice_mmap",
          "nfs_file_mmap",
          "cxl_fd_mmap",
          "vfio_pci_core_mmap",
          // rdma_umap_fault() shows a zero page once the device is gone
          "rdma_user_mmap_io");
  private static final Set<String> EAGER_MMAPS =
      Set.of(
          "vm_iomap_memory",
          "drm_gem_cma_mmap",
          "drm_gem_dma_mmap",
          "vb2_fop_mmap",
          "vb2_mmap",
          "v4l2_m2m_fop_mmap",
          "v4l2_m2m_mmap",
          "snd_pcm_lib_mmap_iomem",
          "fb_io_mmap",
          "pci_mmap_resource_range",
          "simple_mmap_resource",
          "iommu_mmap",
          "drm_gem_dma_object_mmap",
          "dvb_vb2_mmap",
          "sbusfb_mmap_helper",
          "snd_dma_buffer_mmap",
          "vfio_platform_mmap",
          "vme_master_mmap");

  /** Theirs depends on what the object is: they map at once, or leave a handler that maps. */
  private static final Set<String> EITHER_MMAPS =
      Set.of(
          "drm_gem_mmap",
          "drm_gem_mmap_obj",
          "drm_gem_prime_mmap",
          "drm_gem_dmabuf_mmap",
          "drm_legacy_mmap",
          "snd_pcm_lib_default_mmap",
          "snd_pcm_mmap_data",
          "videobuf_mmap_mapper");

  private static final Set<String> REFUSING_MMAPS = Set.of("sock_no_mmap");

  private FaultCalls() {}

  /** What handles the faults of core mm's own vm_ops, which drivers name; empty for others. */
  public static String faultOf(String table) {
    return switch (table) {
      case "generic_file_vm_ops" -> "filemap_fault";
      case "hugetlb_vm_ops" -> "hugetlb_fault";
      default -> "";
    };
  }

  /** Whether the function installs or makes writable a PTE when called for a fault. */
  public static boolean maps(String function) {
    return MAPPING.contains(function);
  }

  /** Whether an mmap handler of the core leaves a vma whose faults map pages. */
  public static boolean mmapFaults(String function) {
    return FAULTING_MMAPS.contains(function);
  }

  /** Whether an mmap handler of the core maps everything at once. */
  public static boolean mmapIsEager(String function) {
    return EAGER_MMAPS.contains(function);
  }

  /** Whether the call hands the vma to the mmap handler of another file. */
  public static boolean forwards(String function) {
    return switch (function) {
      case "call_mmap",
          "vfs_mmap",
          "backing_file_mmap",
          "->mmap",
          "->mmap_prepare",
          "->proc_mmap",
          "call_mmap_prepare",
          "vfs_mmap_prepare",
          "dma_buf_mmap",
          "->fb_mmap" ->
          true;
      default -> false;
    };
  }

  /** Whether the call makes the vma another one than without it: core mm's own mmap handlers. */
  public static boolean decides(String function) {
    return mmapFaults(function)
        || mmapIsEager(function)
        || mmapRefuses(function)
        || EITHER_MMAPS.contains(function)
        || forwards(function);
  }

  public static boolean mmapRefuses(String function) {
    return REFUSING_MMAPS.contains(function);
  }
}
