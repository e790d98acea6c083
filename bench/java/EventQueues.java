import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.zuflint.sim.time.EventQueue;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * Hold test: a queue of N events; each event that comes out puts one in. Prints, for each queue and
 * N, million events a second of CPU time, the median of rounds taken in turn.
 */
final class EventQueues {
  private static final int EVENTS = 1_000_000;
  private static final int[] DELAYS = delays();

  private record Due(long tick, long arrival, int event) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return tick != other.tick ? Long.compare(tick, other.tick) : Long.compare(arrival, other.arrival);
    }
  }

  private EventQueues() {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    for (int pending : new int[] {40, 400}) {
      double[] ours = new double[rounds];
      double[] java = new double[rounds];
      double[] ssj = new double[rounds];
      for (int round = -2; round < rounds; round++) {
        int at = Math.max(0, round);
        ours[at] = rate(EventQueues::ours, pending);
        java[at] = rate(EventQueues::java, pending);
        ssj[at] = rate(EventQueues::ssj, pending);
      }
      System.out.printf(
          "%d %.3f %.3f %.3f%n", pending, median(ours), median(java), median(ssj));
    }
  }

  private static double rate(IntToLongFunction hold, int pending) {
    java.lang.management.ThreadMXBean cpu = java.lang.management.ManagementFactory.getThreadMXBean();
    long began = cpu.getCurrentThreadCpuTime();
    if (hold.applyAsLong(pending) == 42) {
      System.out.println("never");
    }
    return EVENTS * 1e3 / (cpu.getCurrentThreadCpuTime() - began);
  }

  private static long ours(int pending) {
    EventQueue queue = new EventQueue();
    for (int event = 0; event < pending; event++) {
      queue.at(delay(event), event);
    }
    long sum = 0;
    for (int count = 0; count < EVENTS; count++) {
      int event = queue.next();
      sum += event;
      queue.at(queue.now() + delay(count), event);
    }
    return sum;
  }

  private static long java(int pending) {
    PriorityQueue<Due> queue = new PriorityQueue<>();
    long arrivals = 0;
    for (int event = 0; event < pending; event++) {
      queue.add(new Due(delay(event), arrivals++, event));
    }
    long sum = 0;
    for (int count = 0; count < EVENTS; count++) {
      Due due = queue.remove();
      sum += due.event();
      queue.add(new Due(due.tick() + delay(count), arrivals++, due.event()));
    }
    return sum;
  }

  /** The hold test on SSJ's simulator, as its own examples use it. */
  private static long ssj(int pending) {
    Simulator simulator = new Simulator();
    simulator.init();
    long[] seen = new long[2];
    for (int event = 0; event < pending; event++) {
      new Held(simulator, event, seen).schedule(delay(event));
    }
    simulator.start();
    return seen[0];
  }

  private static final class Held extends Event {
    private final int event;
    private final long[] seen;

    Held(Simulator simulator, int event, long[] seen) {
      super(simulator);
      this.event = event;
      this.seen = seen;
    }

    @Override
    public void actions() {
      seen[0] += event;
      if (++seen[1] >= EVENTS) {
        sim.stop();
      } else {
        schedule(delay((int) seen[1]));
      }
    }
  }

  private static int delay(int count) {
    return DELAYS[count & (DELAYS.length - 1)];
  }

  private static int[] delays() {
    SplittableRandom random = new SplittableRandom(1);
    int[] delays = new int[1 << 16];
    Arrays.setAll(delays, at -> (int) (-Math.log(1 - random.nextDouble()) * 1_000_000));
    return delays;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
