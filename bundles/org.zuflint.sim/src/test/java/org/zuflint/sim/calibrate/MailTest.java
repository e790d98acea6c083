package org.zuflint.sim.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zuflint.sim.closed.ClosedForm;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Priced;

/** How close the fitted machine comes to the mail's table; the bounds are what was reached. */
class MailTest {
  private static final int OPERATIONS = 20_000;
  private static final Priced MAIL = Priced.of(Mail.machine());

  @Test
  void allPointsAreNear() {
    Calibration table = new Calibration(MAIL.shape(), Mail.table());
    List<Double> deviations = table.deviations(MAIL.dear(), OPERATIONS);
    assertEquals(36, deviations.size());
    double mean = deviations.stream().mapToDouble(Math::abs).average().orElseThrow();
    double worst = deviations.stream().mapToDouble(Math::abs).max().orElseThrow();
    assertTrue(mean <= MEAN, "mean " + mean);
    assertTrue(worst <= WORST, "worst " + worst);
  }

  private static final double MEAN = 0.030;
  private static final double WORST = 0.10;

  @Test
  void theSpeedUpIsNear() {
    double sum = 0;
    for (Measurement row : Mail.table()) {
      double quotient = rate(row.threads(), row.patched()) / row.opsPerSecond();
      sum += Math.abs(row.patched() ? quotient / without(row.threads()) - 1 : 0);
    }
    double mean = sum / 9;
    assertTrue(mean <= SPEED_UP, "mean " + mean);
  }

  private static final double SPEED_UP = 0.05;

  private static double without(int threads) {
    return Mail.table().stream()
        .filter(row -> row.threads() == threads && !row.patched())
        .mapToDouble(row -> rate(threads, false) / row.opsPerSecond())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theKneeAndTheDropAreThere() {
    double at12 = rate(12, true);
    double at18 = rate(18, true);
    double at36 = rate(36, true);
    assertTrue(at12 / rate(8, true) > 1.35, "still rising from 8 to 12");
    assertTrue(at18 / at12 < 1.2, "no longer from 12 to 18: " + at18 / at12);
    assertTrue(rate(48, true) < at36, "drop with the flag");
    assertTrue(rate(48, false) < rate(36, false), "drop without the flag");
  }

  /** The closed form serves sliders: it may be this far from the events. */
  @Test
  void theClosedFormIsNearTheEvents() {
    double sum = 0;
    for (Measurement row : Mail.table()) {
      ClosedForm.Answer closed =
          ClosedForm.of(MAIL.shape(), MAIL.dear(), Demand.single(!row.patched()), row.threads());
      double rate = closed.opsPerSecond() / row.opsPerSecond() - 1;
      double micros = closed.latencyMicros() / row.latencyMicros() - 1;
      sum += Math.abs(rate) + Math.abs(micros);
    }
    double mean = sum / 2 / Mail.table().size();
    assertTrue(mean <= CLOSED, "mean " + mean);
  }

  private static final double CLOSED = 0.10;

  @Test
  void theCostsThatMadeAMachineAreFoundAgain() {
    List<Measurement> made =
        Stream.of(1, 2, 4, 8)
            .flatMap(threads -> Stream.of(made(threads, false), made(threads, true)))
            .toList();
    Calibration calibration = new Calibration(MAIL.shape(), made);
    List<Fit> fits = calibration.fits(new Effort(1, 8, 8, 400), 1);
    assertTrue(fits.getFirst().error() < 0.10, "error " + fits.getFirst().error());
    Calibrated calibrated = new Calibrated(calibration, fits);
    assertEquals(calibration.searched().size(), calibrated.spreads().size());
  }

  @Test
  void measurementsAreRefusedWithTheirLine() {
    IOException wrong =
        assertThrows(
            IOException.class,
            () ->
                Measurement.read(
                    "threads,ops_per_second,latency_us,patched\n1,none,4,yes\n", "m.csv"));
    assertEquals("m.csv:2: ops_per_second 'none' is not a number", wrong.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration(MAIL.shape(), List.of(new Measurement(4, true, 1e6, 5))));
  }

  private static Measurement made(int threads, boolean patched) {
    Measurement row = new Measurement(threads, patched, 1, 1);
    Outcome played = Calibration.play(MAIL.shape(), MAIL.dear(), row, 2000);
    return new Measurement(threads, patched, played.opsPerSecond(), played.latencyMicros());
  }

  private static double rate(int threads, boolean patched) {
    Measurement row = new Measurement(threads, patched, 1, 1);
    return Calibration.play(MAIL.shape(), MAIL.dear(), row, OPERATIONS).opsPerSecond();
  }
}
