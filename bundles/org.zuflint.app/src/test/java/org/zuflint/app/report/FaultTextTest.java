package org.zuflint.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What people read of a failure that is ours, and of one that is not. */
class FaultTextTest {
  @Test
  void aFullHeapIsNoBugToReport() {
    String text = FaultText.of("this run", new OutOfMemoryError("Java heap space"), false);
    assertEquals(
        "zuflint: not enough memory in this run; name fewer folders, or give Java more:"
            + " ZUFLINT_HEAP=4g\n",
        text);
  }

  @Test
  void aBugIsToBeReported() {
    String text = FaultText.of("walk", new IllegalStateException("no frame"), false);
    assertEquals(
        "zuflint: failure of zuflint itself in walk: IllegalStateException (no frame); please"
            + " report it with what --verbose prints\n",
        text);
  }
}
