package org.zuflint.sim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The queue gives what java.util's would, in a total order. */
class EventQueueTest {
  private record Due(long tick, int arrival) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTick = Long.compare(tick, other.tick);
      return byTick != 0 ? byTick : Integer.compare(arrival, other.arrival);
    }
  }

  @Test
  void eventsOfOneTickComeOutInTheOrderTheyWentIn() {
    EventQueue queue = new EventQueue();
    for (int event = 0; event < 1000; event++) {
      queue.at(7, event);
    }
    for (int event = 0; event < 1000; event++) {
      assertEquals(event, queue.next());
    }
    assertTrue(queue.isEmpty());
    assertEquals(7, queue.now());
  }

  @Test
  void theOrderIsThatOfASortedListWhateverTheSeed() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventQueue queue = new EventQueue();
      PriorityQueue<Due> expected = new PriorityQueue<>();
      for (int step = 0; step < 3000; step++) {
        if (expected.isEmpty() || random.nextInt(5) < 3) {
          long tick = queue.now() + random.nextInt(20);
          queue.at(tick, step);
          expected.add(new Due(tick, step));
        } else {
          Due due = expected.remove();
          assertEquals(due.arrival(), queue.next(), "seed " + seed + ", step " + step);
          assertEquals(due.tick(), queue.now());
        }
      }
    }
  }

  @Test
  void thePastIsRefused() {
    EventQueue queue = new EventQueue();
    queue.at(5, 1);
    queue.next();
    assertThrows(IllegalArgumentException.class, () -> queue.at(4, 2));
    assertThrows(IllegalStateException.class, queue::next);
  }
}
