package org.zuflint.sim.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zuflint.sim.kernel.Semantics;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;

/**
 * 1,000 random drivers on random kernels: with the shootdown, none of those that keep the order
 * insert, zap, release does harm; with one clause broken, all do. A failure prints its seed.
 */
class RandomDriversTest {
  private static final int SEEDS = 1000;

  @Test
  void withTheShootdownNoStaleAccessEver() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Setup setup = random(seed, false);
      Answer answer = Explorer.harm(Semantics.of(setup));
      assertEquals(Answer.Kind.PROVED, answer.kind(), "seed " + seed + ": " + setup);
    }
  }

  @Test
  void withAClauseBrokenAlwaysCaught() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Setup setup = random(seed, true);
      Answer answer = Explorer.harm(Semantics.of(setup));
      assertEquals(Answer.Kind.FOUND, answer.kind(), "seed " + seed + ": " + setup);
      Step last = answer.witness().get(answer.witness().size() - 1);
      assertTrue(last.rule().harm(), "seed " + seed);
    }
  }

  /** The shootdown of a wide patch; or a driver that skips a zap, or the wrong kind of flush. */
  private static Setup random(int seed, boolean broken) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<Profile> profiles = List.of(Profile.values());
    Profile profile = profiles.get(chance.nextInt(profiles.size()));
    boolean skips = broken && chance.nextInt(2) == 0;
    Patch patch = broken && !skips ? Patch.INTENDED : wide(chance);
    List<Cpu> cpus = new ArrayList<>(List.of(Cpu.QUIET));
    int others = 1 + chance.nextInt(2);
    for (int i = 0; i < others; i++) {
      cpus.add(new Cpu(true, true, true, chance.nextBoolean(), chance.nextBoolean()));
    }
    int operations = 1 + chance.nextInt(2);
    int skipped = skips ? chance.nextInt(operations) : -1;
    List<Op> ops = new ArrayList<>();
    for (int operation = 0; operation < operations; operation++) {
      operation(ops, operation, operation == skipped, chance);
    }
    Op[] program = ops.toArray(Op[]::new);
    boolean roams = !broken && chance.nextBoolean();
    Task task = roams ? Task.roaming("server", 0, program) : Task.pinned("server", 0, program);
    return Setup.of(profile, patch, cpus, 1, operations, List.of(task));
  }

  private static Patch wide(SplittableRandom chance) {
    return List.of(Patch.NONE, Patch.AS_POSTED, Patch.RELAXED).get(chance.nextInt(3));
  }

  private static void operation(List<Op> ops, int page, boolean skips, SplittableRandom chance) {
    ops.add(new Op.Insert(0, page));
    if (chance.nextBoolean()) {
      ops.add(new Op.Access(0));
    }
    if (!skips) {
      ops.add(new Op.Zap(0, false));
    }
    ops.add(new Op.Release(page));
  }
}
