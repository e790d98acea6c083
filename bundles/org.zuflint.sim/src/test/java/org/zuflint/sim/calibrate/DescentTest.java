package org.zuflint.sim.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The last piece of a search goes down, and nowhere else. */
class DescentTest {
  @Test
  void aBowlHasItsLowestPointFound() {
    double[] found = new Descent(DescentTest::bowl, new double[] {1, 8}).after(60);
    assertArrayEquals(new double[] {2, 5}, found, 1e-3);
  }

  @Test
  void whatIsLowestStays() {
    double[] start = {2, 5};
    assertArrayEquals(start, new Descent(DescentTest::bowl, start).after(10));
    assertEquals(0, bowl(start));
  }

  private static double bowl(double[] at) {
    return (at[0] - 2) * (at[0] - 2) + (at[1] - 5) * (at[1] - 5);
  }
}
