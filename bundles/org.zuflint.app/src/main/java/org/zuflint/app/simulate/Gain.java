package org.zuflint.app.simulate;

import java.util.Locale;
import org.zuflint.sim.predict.Forecast;

/**
 * What VM_LOCAL_CPU gains where one thread on each CPU of a machine repeats a vma's operation.
 *
 * @param machine its name
 * @param without the vma's operation with wide flushes
 * @param with the same with local flushes
 */
public record Gain(String machine, Forecast without, Forecast with) {
  public Gain {
    if (without.threads() != with.threads()) {
      throw new IllegalArgumentException(without.threads() + " and " + with.threads());
    }
  }

  /** How many threads, one for each CPU. */
  public int threads() {
    return without.threads();
  }

  /** Whether the machine's costs are known: without, there is a range. */
  public boolean exact() {
    return without.exact() && with.exact();
  }

  /** The least of how many times as many operations a second. */
  public double least() {
    return Math.min(onDearest(), onLeanest());
  }

  /** The most of how many times as many operations a second. */
  public double most() {
    return Math.max(onDearest(), onLeanest());
  }

  /**
   * One line, million operations a second: {@code 40 threads: 0.85 -> 1.75 Mops/s, x2.07 (the
   * mail's 40 CPUs)}; with ranges where costs are not known.
   */
  public String text() {
    String times =
        exact()
            ? format("x%.2f", least())
            : format("x%.2f", least()) + " to " + format("x%.2f", most());
    return threads()
        + " threads: "
        + rate(without)
        + " -> "
        + rate(with)
        + " Mops/s, "
        + times
        + " ("
        + machine.replaceAll("\\s+", " ")
        + ")";
  }

  private static String rate(Forecast forecast) {
    String worst = format("%.2f", forecast.worst().opsPerSecond() / 1e6);
    String best = format("%.2f", forecast.best().opsPerSecond() / 1e6);
    return forecast.exact() ? worst : worst + ".." + best;
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private double onDearest() {
    return with.worst().opsPerSecond() / without.worst().opsPerSecond();
  }

  private double onLeanest() {
    return with.best().opsPerSecond() / without.best().opsPerSecond();
  }
}
