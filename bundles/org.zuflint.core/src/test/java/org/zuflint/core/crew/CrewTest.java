package org.zuflint.core.crew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many hands, one order. */
final class CrewTest {
  @Test
  void answersComeInTheOrderOfTheNumbers() {
    List<Integer> squares = IntStream.range(0, 1000).mapToObj(i -> i * i).toList();

    assertEquals(squares, new Crew(4).all(1000, i -> i * i));
    assertEquals(List.of(), new Crew(4).all(0, i -> i));
  }

  @Test
  void afterAFailureNothingIsBegun() {
    AtomicInteger begun = new AtomicInteger();

    assertThrows(
        CancellationException.class,
        () ->
            new Crew(1)
                .all(
                    100,
                    i -> {
                      begun.incrementAndGet();
                      if (i == 3) {
                        throw new CancellationException("enough");
                      }
                      return i;
                    }));
    assertEquals(4, begun.get());
  }

  @Test
  void stacksAreDeep() {
    assertEquals(200_000, Crew.alone(() -> depth(200_000)));
  }

  private static int depth(int left) {
    return left == 0 ? 0 : 1 + depth(left - 1);
  }

  @Test
  void anInterruptedCallerStopsTheWorkOfAll() {
    AtomicInteger begun = new AtomicInteger();
    Thread.currentThread().interrupt();

    assertThrows(
        CancellationException.class,
        () ->
            Crew.alone(() ->
                new Crew(2)
                    .all(
                        1_000_000,
                        i -> {
                          LockSupport.parkNanos(1_000_000);
                          return begun.incrementAndGet();
                        })));
    assertTrue(Thread.interrupted());
    assertTrue(begun.get() < 1_000_000);
  }

  @Test
  void whatWasUsedLongestAgoGoesFirst() {
    Recent<String, String> recent = new Recent<>(5, String::length);
    recent.put("a", "aa");
    recent.put("b", "bb");
    recent.get("a");

    recent.put("c", "cc");

    assertEquals("aa", recent.get("a"));
    assertNull(recent.get("b"));
    assertEquals("cc", recent.put("c", "another"));
    recent.put("d", "far too large");
    assertEquals("far too large", recent.get("d"));
    assertNull(recent.get("c"));
  }
}
