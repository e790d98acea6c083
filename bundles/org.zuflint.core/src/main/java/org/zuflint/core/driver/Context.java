package org.zuflint.core.driver;

import org.zuflint.core.source.Place;

/**
 * Who runs an access, and what is known of the CPU.
 *
 * @param entry the entry point in words: {@code "ioctl ZU_IOC_WAIT_OPT"}, {@code "work zap_work"}
 * @param function the entry point's function
 * @param deferred whether it runs after and apart from the operation: work, timer, RCU, release by
 *     another task
 * @param pin whether the CPU is fixed
 * @param evidence why: {@code "nr_cpus_allowed == 1 checked at line 40"}, or what is missing
 */
public record Context(
    String entry, String function, Place where, boolean deferred, Pin pin, String evidence) {

  /** Whether the running CPU is fixed. */
  public enum Pin {
    PINNED,
    /** Known to run on any CPU. */
    UNPINNED,
    /** Depends on something that was not seen, such as the server's threads. */
    UNKNOWN
  }
}
