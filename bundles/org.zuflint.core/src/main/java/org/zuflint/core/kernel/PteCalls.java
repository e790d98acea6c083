package org.zuflint.core.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.driver.Access;

/** Kernel functions that install or remove PTEs (names of v4.17 to v6.15). */
public final class PteCalls {
  private static final List<String> REMAP =
      List.of("VM_IO", "VM_PFNMAP", "VM_DONTEXPAND", "VM_DONTDUMP");

  /** What reads the entry that a pointer leads to. */
  private static final Set<String> READS = Set.of("ptep_get", "ptep_get_lockless");

  private static final Set<String> WRITES = Set.of("++", "--", "&");
  private static final Map<String, PteCall> ALL = new TreeMap<>();

  /**
   * One such function.
   *
   * @param target what says which vma: argument number {@code position}
   * @param sets vma flags it sets itself (mm/memory.c, remap_pfn_range and vm_insert_page)
   * @param either flags that it sets besides, in one way or another
   */
  public record PteCall(
      String name,
      Access.Kind kind,
      Target target,
      int position,
      List<String> sets,
      List<List<String>> either) {}

  /** How a call names its vma. */
  public enum Target {
    VMA,
    VMF,
    /** Every vma of a file mapping: {@code unmap_mapping_range(mapping, ...)}. */
    MAPPING,
    /** Every vma of an mm at an address: {@code apply_to_page_range(mm, ...)}. */
    MM
  }

  static {
    insert(
        Target.VMA,
        0,
        REMAP,
        "remap_pfn_range",
        "io_remap_pfn_range",
        "vm_iomap_memory",
        "remap_pfn_range_notrack",
        "remap_4k_pfn",
        "remap_oldmem_pfn_range");
    insert(Target.VMA, 1, REMAP, "io_mapping_map_user");
    // arch/x86/xen/mmu_pv.c, drivers/xen/xlate_mmu.c: they want VM_PFNMAP and VM_IO set before
    insert(
        Target.VMA,
        0,
        List.of(),
        "xen_remap_pfn",
        "xen_remap_domain_gfn_array",
        "xen_remap_domain_gfn_range",
        "xen_remap_domain_mfn_array",
        "xen_xlate_remap_gfn_array",
        "xen_remap_vma_range");
    for (String name :
        List.of(
            "dma_mmap_coherent",
            "dma_mmap_attrs",
            "dma_mmap_wc",
            "dma_mmap_writecombine",
            "dma_mmap_noncoherent",
            "dma_mmap_noncontiguous",
            "iommu_dma_mmap")) {
      // remap_pfn_range() or, behind an IOMMU, vm_map_pages() (drivers/iommu/dma-iommu.c)
      List<List<String>> either = List.of(REMAP, List.of("VM_MIXEDMAP"));
      ALL.put(name, new PteCall(name, Access.Kind.INSERT, Target.VMA, 1, List.of(), either));
    }
    insert(
        Target.VMA,
        0,
        List.of("VM_MIXEDMAP"),
        "vm_insert_page",
        "vm_insert_pages",
        "vm_map_pages",
        "vm_map_pages_zero");
    insert(
        Target.VMA,
        1,
        REMAP,
        "dma_mmap_from_dev_coherent",
        "dma_common_mmap",
        "dma_direct_mmap",
        "dma_mmap_pages",
        "dma_mmap_from_global_coherent");
    insert(
        Target.VMA,
        0,
        List.of("VM_DONTEXPAND", "VM_DONTDUMP", "VM_MIXEDMAP"),
        "remap_vmalloc_range",
        "remap_vmalloc_range_partial");
    insert(
        Target.VMA,
        0,
        List.of(),
        "vm_insert_pfn",
        "vm_insert_pfn_prot",
        "vmf_insert_pfn",
        "vmf_insert_pfn_prot",
        "vm_insert_mixed",
        "vm_insert_mixed_mkwrite",
        "vmf_insert_mixed",
        "vmf_insert_mixed_prot",
        "vmf_insert_mixed_mkwrite",
        "vmf_insert_page",
        "apply_to_vma_range");
    insert(
        Target.VMF,
        0,
        List.of(),
        "vmf_insert_pfn_pmd",
        "vmf_insert_pfn_pud",
        "vmf_insert_pfn_pmd_prot",
        "vmf_insert_pfn_pud_prot",
        "vmf_insert_folio_pmd",
        "vmf_insert_folio_pud",
        "vmf_insert_page_mkwrite");
    insert(Target.MM, 0, List.of(), "apply_to_page_range", "apply_to_existing_page_range");
    zap(
        Target.VMA,
        "zap_vma_ptes",
        "zap_page_range",
        "zap_page_range_single",
        "zap_vma_pages",
        "zap_vma_range",
        "unmap_hugepage_range",
        "xen_unmap_domain_gfn_range",
        "xen_xlate_unmap_gfn_range");
    zap(
        Target.MAPPING,
        "unmap_mapping_range",
        "unmap_mapping_pages",
        "unmap_mapping_folio",
        "truncate_inode_pages",
        "truncate_inode_pages_range",
        "truncate_inode_pages_final",
        "truncate_pagecache",
        "truncate_pagecache_range",
        "truncate_setsize",
        "invalidate_inode_pages2",
        "invalidate_inode_pages2_range",
        "dax_layout_busy_page",
        "dax_layout_busy_page_range");
    // unmap_mapping_range() on its second argument (include/drm/drm_vma_manager.h)
    zap(Target.MAPPING, 1, "drm_vma_node_unmap");
    // and on the device's mapping (drivers/gpu/drm/ttm/ttm_bo.c)
    zap(Target.MAPPING, "ttm_bo_unmap_virtual", "ttm_bo_unmap_virtual_locked");
  }

  private PteCalls() {}

  public static @Nullable PteCall of(String name) {
    return ALL.get(name);
  }

  /** Whether an insert is of a single page, at the address that is its second argument. */
  public static boolean isOnePage(String name) {
    boolean single = name.startsWith("vm_insert_") || name.startsWith("vmf_insert_");
    return single && !name.endsWith("pages") && !name.contains("_pmd") && !name.contains("_pud");
  }

  /** Whether pages that it has mapped stay where it fails at the next one (mm/memory.c). */
  public static boolean stopsHalfway(String name) {
    return name.equals("vm_insert_pages") || name.startsWith("vm_map_pages");
  }

  /** Whether it is a BUG() on a private VM_PFNMAP mapping that can be written. */
  public static boolean refusesPrivate(String name) {
    return name.startsWith("vm_insert_pfn") || name.startsWith("vmf_insert_pfn");
  }

  /** Whether a zap does nothing on a vma without VM_PFNMAP. */
  public static boolean needsPfnmap(String name) {
    return name.equals("zap_vma_ptes");
  }

  /**
   * Whether a {@code pte_fn_t} only reads the entry that it is given: {@code pte_none(*pte)},
   * {@code ptep_get(pte)}.
   */
  public static boolean looks(Decl.Function each) {
    List<Type.Parameter> parameters = each.type().parameters();
    String pte = parameters.isEmpty() ? null : parameters.get(0).name();
    return pte != null
        && only(each.body(), pte)
        && !Children.any(each.body(), node -> isWritten(node, pte));
  }

  /** Whether the pointer is named in nothing but reads. */
  private static boolean only(Node node, String pte) {
    if (isRead(node, pte)) {
      return true;
    }
    boolean[] only = {!(node instanceof Expr.Name name && name.id().equals(pte))};
    Children.of(node, below -> only[0] = only[0] && only(below, pte));
    return only[0];
  }

  /** What is assigned, stepped, pointed to, or given to assembly. */
  private static boolean isWritten(Node node, String pte) {
    Node target =
        switch (node) {
          case Expr.Assign assign -> assign.target();
          case Expr.Postfix step -> step.operand();
          case Expr.Unary unary when WRITES.contains(unary.op()) -> unary.operand();
          case Stmt.Asm asm -> asm;
          default -> null;
        };
    return target != null && Children.any(target, below -> isRead(below, pte));
  }

  private static boolean isRead(Node node, String pte) {
    Expr read =
        switch (node) {
          case Expr.Unary deref when deref.op().equals("*") -> deref.operand();
          case Expr.Call call
              when call.callee() instanceof Expr.Name name
                  && READS.contains(name.id())
                  && call.arguments().size() == 1 ->
              call.arguments().get(0);
          default -> null;
        };
    return read instanceof Expr.Name name && name.id().equals(pte);
  }

  /**
   * Whether a call is worth walking to: the page cache's own truncation is not, it zaps every
   * file's pages.
   */
  public static boolean draws(String name) {
    PteCall call = ALL.get(name);
    return call != null
        && !name.startsWith("truncate_")
        && !name.startsWith("invalidate_")
        && !name.startsWith("dax_");
  }

  private static void insert(Target target, int position, List<String> sets, String... names) {
    for (String name : names) {
      ALL.put(name, new PteCall(name, Access.Kind.INSERT, target, position, sets, List.of()));
    }
  }

  private static void zap(Target target, String... names) {
    zap(target, 0, names);
  }

  private static void zap(Target target, int position, String... names) {
    for (String name : names) {
      ALL.put(name, new PteCall(name, Access.Kind.ZAP, target, position, List.of(), List.of()));
    }
  }
}
