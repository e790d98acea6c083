package org.zuflint.sim.program;

/** What a kernel's TLB code does, as far as it makes a difference here (arch/x86/mm/tlb.c). */
public enum Profile {
  /** 4.15 to 4.19 on a CPU without PCID: idle stays in the mm, coming back looks at nothing. */
  V4_17("4.17", false, Idle.BLIND, true, false, false),
  /** 4.15 to 4.19 with PCID: idle loads init_mm, coming back compares generations. */
  V4_17_PCID("4.17-pcid", true, Idle.LEAVES, true, false, false),
  /** 4.20 to 5.12: idle stays in the mm, gets no interrupt, compares generations afterwards. */
  V4_20("4.20", true, Idle.COMPARES, false, false, false),
  /** 5.13 to 6.12: the interrupts are sent before the CPU flushes its own TLB. */
  V5_13("5.13", true, Idle.COMPARES, false, true, false),
  /** From 6.13: a CPU that left the mm stays in its mask until an interrupt finds it gone. */
  V6_13("6.13", true, Idle.COMPARES, false, true, true),
  /** From 6.15 on AMD: INVLPGB reaches all CPUs without interrupts. */
  V6_15_INVLPGB("6.15-invlpgb", Broadcast.ON),
  /** arm64: TLBI ... IS reaches all CPUs; a live PTE must not change its page in one step. */
  ARM64("arm64", Broadcast.BREAK_BEFORE_MAKE);

  /** What an idle CPU does with the mm it was in. */
  public enum Idle {
    /** Stays in it, and comes back without a look at the generation. */
    BLIND,
    /** Leaves it. */
    LEAVES,
    /** Stays in it, and compares generations when it comes back. */
    COMPARES
  }

  /** Whether a flush of all CPUs is one instruction. */
  enum Broadcast {
    OFF,
    ON,
    BREAK_BEFORE_MAKE
  }

  private final String title;
  private final boolean pcid;
  private final Idle idle;
  private final boolean lazyInterrupted;
  private final boolean remoteFirst;
  private final boolean maskTrimmedLate;
  private final Broadcast broadcast;

  Profile(
      String title,
      boolean pcid,
      Idle idle,
      boolean lazyInterrupted,
      boolean remoteFirst,
      boolean maskTrimmedLate) {
    this.title = title;
    this.pcid = pcid;
    this.idle = idle;
    this.lazyInterrupted = lazyInterrupted;
    this.remoteFirst = remoteFirst;
    this.maskTrimmedLate = maskTrimmedLate;
    broadcast = Broadcast.OFF;
  }

  Profile(String title, Broadcast broadcast) {
    this.title = title;
    this.broadcast = broadcast;
    pcid = true;
    idle = Idle.COMPARES;
    lazyInterrupted = false;
    remoteFirst = true;
    maskTrimmedLate = true;
  }

  public String title() {
    return title;
  }

  /** The profile of an x86 kernel of that version, on a CPU with PCID. */
  public static Profile of(int major, int minor) {
    int version = major * 1000 + minor;
    if (version < 4020) {
      return V4_17_PCID;
    }
    if (version < 5013) {
      return V4_20;
    }
    return version < 6013 ? V5_13 : V6_13;
  }

  public boolean pcid() {
    return pcid;
  }

  public Idle idle() {
    return idle;
  }

  public boolean lazyInterrupted() {
    return lazyInterrupted;
  }

  public boolean remoteFirst() {
    return remoteFirst;
  }

  public boolean maskTrimmedLate() {
    return maskTrimmedLate;
  }

  public boolean broadcasts() {
    return broadcast != Broadcast.OFF;
  }

  public boolean breaksBeforeMake() {
    return broadcast == Broadcast.BREAK_BEFORE_MAKE;
  }
}
