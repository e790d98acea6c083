package org.zuflint.core.kernel;

/**
 * What ends a path: BUG() never comes back, whatever the configuration (include/asm-generic/bug.h,
 * v4.17 to v6.15), and BUG_ON() goes on only where its condition does not hold. VM_BUG_ON() is no
 * check: without CONFIG_DEBUG_VM it does not look.
 */
public final class Halts {
  /** The check itself. */
  public static final String UNLESS = "BUG_ON";

  private Halts() {}

  /** Whether nothing runs behind a call. */
  public static boolean always(String function) {
    return switch (function) {
      case "BUG", "panic", "unreachable", "__builtin_unreachable" -> true;
      default -> false;
    };
  }
}
