package org.zuflint.sim.program;

/** How the kernel treats a vma with VM_LOCAL_CPU. */
public enum Patch {
  /** The flag means nothing: inserts never overwrite, every flush reaches all CPUs. */
  NONE("no patch"),
  /**
   * As posted in May 2018: an insert overwrites a live PTE and flush_tlb_range() stays local, but
   * zaps flush through mmu_gather, which drops the flag, and reach all CPUs.
   */
  AS_POSTED("as posted"),
  /** As the posted text promises: zaps stay local too. */
  INTENDED("as intended"),
  /**
   * A safe form: only what makes an entry from nothing stays local; an insert over a live PTE
   * removes it first, with a flush of all CPUs.
   */
  RELAXED("relaxed");

  private final String title;

  Patch(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether an insert over a live PTE overwrites it and flushes one TLB. */
  public boolean overwrites() {
    return this == AS_POSTED || this == INTENDED;
  }

  /** Whether flush_tlb_range() of a vma, as mremap() calls it, flushes one TLB. */
  public boolean rangeLocal() {
    return this == AS_POSTED || this == INTENDED;
  }

  /** Whether what flushes through mmu_gather flushes one TLB: zap, munmap. */
  public boolean gatherLocal() {
    return this == INTENDED;
  }
}
