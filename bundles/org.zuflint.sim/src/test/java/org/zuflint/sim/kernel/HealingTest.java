package org.zuflint.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.explore.Explorer;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;

/**
 * A page is zapped with a local flush while another CPU has it cached: which way of that CPU heals
 * it, on which kernel. simulator.md, section 1.1, has the same from the kernel's source.
 */
class HealingTest {
  private static final Task OWNER =
      Task.pinned(
          "owner",
          0,
          new Op.Insert(0, 0),
          new Op.Access(0),
          new Op.Zap(0, false),
          new Op.Release(0));

  private static Answer other(Profile profile, Patch patch, Op away) {
    Task other =
        Task.pinned(
            "other",
            1,
            new Op.AwaitLend(0),
            new Op.Access(0),
            away,
            new Op.AwaitRelease(0),
            new Op.Resume(),
            new Op.Access(0));
    List<Cpu> cpus = List.of(Cpu.QUIET, Cpu.QUIET);
    return Explorer.harm(Semantics.of(Setup.of(profile, patch, cpus, 1, 1, List.of(OWNER, other))));
  }

  @ParameterizedTest
  @CsvSource({
    "V4_17, FOUND",
    "V4_17_PCID, FOUND",
    "V4_20, FOUND",
    "V5_13, FOUND",
    "V6_13, FOUND",
    "V6_15_INVLPGB, FOUND",
    "ARM64, FOUND"
  })
  void whoStaysInTheMmIsNeverHealed(Profile profile, Answer.Kind expected) {
    assertEquals(expected, other(profile, Patch.INTENDED, new Op.Note()).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "V4_17, PROVED",
    "V4_17_PCID, PROVED",
    "V4_20, PROVED",
    "V5_13, PROVED",
    "V6_13, PROVED",
    "V6_15_INVLPGB, FOUND",
    "ARM64, FOUND"
  })
  void anotherMmHealsWhereGenerationsAreCompared(Profile profile, Answer.Kind expected) {
    assertEquals(expected, other(profile, Patch.INTENDED, new Op.Leave()).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "V4_17, FOUND",
    "V4_17_PCID, PROVED",
    "V4_20, PROVED",
    "V5_13, PROVED",
    "V6_13, PROVED",
    "V6_15_INVLPGB, FOUND",
    "ARM64, FOUND"
  })
  void idleHealsWhereItComparesGenerations(Profile profile, Answer.Kind expected) {
    assertEquals(expected, other(profile, Patch.INTENDED, new Op.Sleep()).kind());
  }

  @Test
  void aWideFlushLeavesNothingToHeal() {
    for (Profile profile : Profile.values()) {
      for (Op away : List.of(new Op.Note(), new Op.Leave(), new Op.Sleep())) {
        for (Patch patch : List.of(Patch.NONE, Patch.AS_POSTED, Patch.RELAXED)) {
          assertEquals(
              Answer.Kind.PROVED, other(profile, patch, away).kind(), profile + " " + away);
        }
      }
    }
  }
}
