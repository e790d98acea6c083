package org.zuflint.sim.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.model.Machine;
import org.zuflint.model.ModelFactory;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Priced;

/** Which flushes the flag makes local, under each reading of the patch. */
class WorkTest {
  private static final Priced MAIL = Priced.of(Mail.machine());

  @Test
  void aZapIsLocalOnlyAsIntended() {
    assertEquals(1, demand(Work.PAGE, PatchSemantics.NONE).wideFlushes());
    assertEquals(1, demand(Work.PAGE, PatchSemantics.AS_POSTED).wideFlushes());
    assertEquals(0, demand(Work.PAGE, PatchSemantics.INTENDED).wideFlushes());
    assertEquals(0, demand(Work.PAGE, PatchSemantics.INTENDED).extraMicros(), 1e-12);
  }

  @Test
  void anOverwriteIsLocalAsPosted() {
    Work overwriting = new Work(0, List.of(), List.of(1));
    assertEquals(1, demand(overwriting, PatchSemantics.NONE).wideFlushes());
    assertEquals(0, demand(overwriting, PatchSemantics.AS_POSTED).wideFlushes());
  }

  @Test
  void beyondTheCeilingAFlushGrowsNoDearer() {
    double many = demand(new Work(1, List.of(33), List.of()), PatchSemantics.NONE).extraMicros();
    double more = demand(new Work(1, List.of(512), List.of()), PatchSemantics.NONE).extraMicros();
    assertEquals(many, more, 1e-12);
  }

  @Test
  void aKnownMachineGivesOneFigureAndAnUnknownOneARange() {
    assertTrue(new Forecaster(MAIL, 500, 1).one(Work.PAGE, 4, PatchSemantics.NONE, 0).exact());
    Machine unknown = ModelFactory.eINSTANCE.createMachine();
    unknown.setName("unknown");
    Forecast range =
        new Forecaster(Priced.of(unknown), 500, 1).one(Work.PAGE, 4, PatchSemantics.NONE, 0);
    assertFalse(range.exact());
    assertTrue(range.best().opsPerSecond() > range.worst().opsPerSecond());
    assertTrue(range.best().latencyMicros() < range.worst().latencyMicros());
  }

  private static Demand demand(Work work, PatchSemantics flag) {
    return work.demand(flag, MAIL.dear());
  }
}
