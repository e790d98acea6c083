package org.zuflint.core.engine;

/** Counts what a rule from outside does: its code is made to call this in every loop and method. */
public final class Steps {
  /** One rule may take this many steps on one vma: about a second. */
  public static final long MOST = 100_000_000;

  private Steps() {}

  /** Takes one step. */
  public static void take() {
    if (Thread.currentThread() instanceof GuestThread guest) {
      guest.step();
    }
  }

  /** A rule took too many steps. */
  static final class Exhausted extends Error {
    private static final long serialVersionUID = 1L;

    Exhausted(String message) {
      super(message, null, false, false);
    }
  }
}
