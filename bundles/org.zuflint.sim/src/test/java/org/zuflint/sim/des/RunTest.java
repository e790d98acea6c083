package org.zuflint.sim.des;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zuflint.model.CostKind;
import org.zuflint.model.KernelProfile;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.machine.Shape;

/** Runs are repeatable, and say of simple cases what can be said by hand. */
class RunTest {
  private static final Priced MAIL = Priced.of(Mail.machine());

  private static Costs only(Map<CostKind, Double> some) {
    Map<CostKind, Double> all = new EnumMap<>(CostKind.class);
    CostKind.VALUES.forEach(kind -> all.put(kind, some.getOrDefault(kind, 0.0)));
    return Costs.of(all);
  }

  @Test
  void oneSeedMakesOneRun() {
    for (long seed = 0; seed < 1000; seed++) {
      Plan plan = new Plan(MAIL.shape(), MAIL.dear(), Demand.single(true), 6, 0, 5, 20, seed, 50);
      Outcome one = Run.of(plan);
      Outcome two = Run.of(plan);
      assertEquals(one.opsPerSecond(), two.opsPerSecond(), 0, "seed " + seed);
      assertEquals(one.latencyMicros(), two.latencyMicros(), 0, "seed " + seed);
      assertArrayEquals(one.shares(), two.shares(), "seed " + seed);
      assertEquals(one.timeline(), two.timeline(), "seed " + seed);
    }
  }

  @Test
  void oneThreadTakesWhatItsCostsSay() {
    Costs costs =
        only(Map.of(CostKind.OPERATION, 4.0, CostKind.THINK, 1.0, CostKind.WIDE_ALONE, 0.5));
    Shape shape = new Shape(8, 1, KernelProfile.LINUX_417_PCID);
    Outcome wide = Run.of(Plan.of(shape, costs, Demand.single(true), 1, 10, 100));
    assertEquals(4.5, wide.latencyMicros(), 1e-6);
    assertEquals(1e6 / 5.5, wide.opsPerSecond(), 1);
    Outcome local = Run.of(Plan.of(shape, costs, Demand.single(false), 1, 10, 100));
    assertEquals(4.0, local.latencyMicros(), 1e-6);
  }

  /** N. Amit, linux-mm, 25 May 2019, Haswell: one page dropped and touched, 1, 2, 4 threads. */
  @Test
  void theFiguresOfHaswellComeOutOfItsCosts() {
    Costs costs =
        only(
            Map.of(
                CostKind.OPERATION, 0.661,
                CostKind.MM_SHARE, 1.0,
                CostKind.FIRST_TARGET, 0.475,
                CostKind.EACH_TARGET, 0.068,
                CostKind.HANDLER, 0.3,
                CostKind.EACH_REQUEST, 0.3));
    Shape shape = new Shape(8, 1, KernelProfile.LINUX_513);
    double[] measured = {661, 1436, 1571};
    int[] threads = {1, 2, 4};
    for (int row = 0; row < threads.length; row++) {
      Plan plan = new Plan(shape, costs, Demand.single(true), 1, threads[row] - 1, 60, 500, 1, 0);
      double nanos = Run.of(plan).latencyMicros() * 1000;
      assertEquals(measured[row], nanos, 0.10 * measured[row], threads[row] + " threads");
    }
  }

  @Test
  void requestsJoinAndNoneIsLost() {
    Outcome run = Run.of(Plan.of(MAIL.shape(), MAIL.dear(), Demand.single(true), 36, 60, 200));
    assertTrue(run.interrupts() < run.requests() / 2, run.requests() + ", " + run.interrupts());
    assertTrue(run.share(ShareKind.ACKNOWLEDGE) > 3, "waits " + run.share(ShareKind.ACKNOWLEDGE));
    assertEquals(run.latencyMicros(), sum(run), 0.02 * run.latencyMicros(), "all time is told");
    Outcome local = Run.of(Plan.of(MAIL.shape(), MAIL.dear(), Demand.single(false), 36, 60, 200));
    assertEquals(0, local.requests());
    assertEquals(0, local.share(ShareKind.STOLEN));
  }

  private static double sum(Outcome run) {
    return Arrays.stream(run.shares()).sum();
  }

  @Test
  void hardwareThatBroadcastsInterruptsNobody() {
    Shape amd = new Shape(40, 2, KernelProfile.LINUX_615_INVLPGB);
    Outcome run = Run.of(Plan.of(amd, MAIL.dear(), Demand.single(true), 36, 60, 100));
    assertEquals(0, run.interrupts());
  }
}
