package org.zuflint.sim.machine;

import org.zuflint.model.CostKind;

/**
 * What a cost is on machines that somebody has measured, from the leanest to the dearest.
 *
 * @param low the value on the leanest machine
 * @param high the value on the dearest
 * @param source where the two come from
 */
public record Published(double low, double high, String source) {
  private static final String HASWELL = "Haswell, one page: N. Amit, linux-mm, 25 May 2019";
  private static final String MAIL = "40 CPUs: fitted to the table of linux-mm, 14 May 2018";
  private static final String BOTH = HASWELL + "; " + MAIL;
  private static final String ASSUMED = "assumed; measure your own with one thread";

  /** The range of {@code kind}. */
  public static Published of(CostKind kind) {
    return switch (kind) {
      case OPERATION -> new Published(1.5, 4.6, ASSUMED);
      case THINK -> new Published(0.2, 0.437, ASSUMED);
      case INVALIDATE_PAGE -> new Published(0.1, 0.1, "comment at tlb_single_page_flush_ceiling");
      case FLUSH_CEILING ->
          new Published(33, 33, "tlb_single_page_flush_ceiling, arch/x86/mm/tlb.c");
      case INSERT_PAGE -> new Published(0.05, 0.25, ASSUMED);
      case WIDE_ALONE -> new Published(0.02, 0.3, BOTH);
      case FIRST_TARGET -> new Published(0.475, 2.13, BOTH);
      case EACH_TARGET -> new Published(0.068, 0.068, HASWELL);
      case HANDLER, EACH_REQUEST -> new Published(0.3, 1.18, BOTH);
      case CROSS_SOCKET -> new Published(0, 0, "part of first-target");
      case FLUSH_ALL -> new Published(0.2, 1.99, MAIL);
      case MM_SHARE -> new Published(0.24, 0.24, MAIL);
      case STATION_SERVICE -> new Published(0, 0.578, MAIL);
      case STATION_SLOTS -> new Published(12, 12, MAIL);
      case STATION_BUSY -> new Published(0, 0.82, MAIL);
      case SPREAD -> new Published(0.2, 0.2, "assumed");
      case PREEMPTION -> new Published(0, 0.11, MAIL);
    };
  }
}
