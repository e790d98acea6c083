package org.zuflint.sim.promela;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.explore.Explorer;
import org.zuflint.sim.kernel.Semantics;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;
import org.zuflint.sim.system.TransitionSystem;

/** SPIN and the explorer agree on states, transitions, and the length of the shortest way. */
class SpinTest {
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions");
  private static final Cpu BUSY = new Cpu(true, true, true, true, true);

  @TempDir Path folder;

  static Stream<Arguments> systems() {
    Task one = server(0, 0, 0, 1);
    List<Arguments> systems = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      Setup busy = Setup.of(profile, Patch.AS_POSTED, cpus(0, 3, BUSY), 1, 2, List.of(one));
      systems.add(Arguments.of(profile.title() + ", switches and idles", busy));
    }
    List<Task> two = List.of(one, server(1, 1, 2, 3));
    for (Profile profile : List.of(Profile.V4_17_PCID, Profile.V5_13)) {
      Setup servers = Setup.of(profile, Patch.NONE, cpus(1, 2, Cpu.PROBING), 2, 4, two);
      systems.add(Arguments.of(profile.title() + ", two servers", servers));
      Setup harm = Setup.of(profile, Patch.INTENDED, cpus(1, 2, BUSY), 1, 2, List.of(one));
      systems.add(Arguments.of(profile.title() + ", harm", harm));
    }
    for (Profile profile : List.of(Profile.V4_17, Profile.V6_13, Profile.ARM64)) {
      List<Task> roaming = List.of(roaming());
      Setup moved = Setup.of(profile, Patch.RELAXED, cpus(1, 1, Cpu.PROBING), 1, 2, roaming);
      systems.add(Arguments.of(profile.title() + ", roaming", moved));
    }
    return systems.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void agrees(String name, Setup setup) throws Exception {
    boolean there = onPath("spin") && onPath("gcc");
    if (!there) {
      System.err.println("SKIPPED: spin and gcc are needed to compare the explorer with SPIN");
    }
    Assumptions.assumeTrue(there, "spin and gcc are not installed");

    TransitionSystem system = Semantics.of(setup);
    Answer ours = Explorer.withoutSymmetry(system, Explorer.STATES_MAX);
    Files.writeString(folder.resolve("model.pml"), Promela.of(system, name));
    run("spin", "-a", "model.pml");
    boolean harm = ours.kind() == Answer.Kind.FOUND;
    List<String> compile = new ArrayList<>(List.of("gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE"));
    if (harm) {
      compile.add("-DBFS");
    }
    compile.addAll(List.of("-o", "pan", "pan.c"));
    run(compile.toArray(String[]::new));
    String theirs = run("./pan", "-E", "-m1000000");
    if (harm) {
      assertTrue(theirs.contains("errors: 1"), theirs);
      assertEquals(ours.depth(), depthOfTrail(), theirs);
    } else {
      assertTrue(theirs.contains("errors: 0"), theirs);
      assertEquals(ours.states(), number(STATES, theirs), theirs);
      // SPIN counts the first state as one that a transition led to.
      assertEquals(ours.transitions() + 1, number(TRANSITIONS, theirs), theirs);
    }
  }

  private static List<Cpu> cpus(int quiet, int others, Cpu role) {
    List<Cpu> cpus = new ArrayList<>();
    for (int i = 0; i < quiet; i++) {
      cpus.add(Cpu.QUIET);
    }
    for (int i = 0; i < others; i++) {
      cpus.add(role);
    }
    return cpus;
  }

  private static Task server(int cpu, int address, int first, int second) {
    return Task.looping(
        "server " + cpu,
        cpu,
        new Op.Insert(address, first),
        new Op.Access(address),
        new Op.Zap(address, false),
        new Op.Release(first),
        new Op.Insert(address, second),
        new Op.Access(address),
        new Op.Zap(address, false),
        new Op.Release(second));
  }

  private static Task roaming() {
    return Task.roaming(
        "roamer",
        0,
        new Op.Insert(0, 0),
        new Op.Access(0),
        new Op.Insert(0, 1),
        new Op.Release(0),
        new Op.Access(0),
        new Op.Zap(0, true),
        new Op.Release(1));
  }

  private long depthOfTrail() throws IOException {
    // Three lines that are no steps come first: the version, and two of settings.
    return Files.readAllLines(folder.resolve("model.pml.trail")).stream()
        .filter(line -> line.matches("\\d+:\\d+:\\d+"))
        .count();
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return Long.parseLong(matcher.group(1));
  }

  private static boolean onPath(String program) {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
