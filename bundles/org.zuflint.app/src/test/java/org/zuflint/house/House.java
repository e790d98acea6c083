package org.zuflint.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zuflint.core.rule.RuleApi;

/**
 * The rules of the house. To add a package, put it on its floor; the lists below are all there is.
 */
final class House {
  /**
   * The floors, lowest first, without {@code org.zuflint.}: a package knows floors below its own,
   * and no neighbour.
   */
  static final List<String> FLOORS =
      List.of(
          "grammar",
          "core.crew core.source",
          "core.ast core.finding core.frozen core.parse.lex",
          "core.driver core.ir core.parse.conditions core.parse.tag core.preprocess.text",
          "core.kernel core.lower core.parse.build core.preprocess.condition core.preprocess.macro",
          "core.parse.share core.preprocess",
          "core.build",
          "core.parse core.state",
          "core.program",
          "core.body core.links",
          "core.owned",
          "core.heard core.reach",
          "core.flow core.user",
          "core.contexts",
          "core.server core.told",
          "core.rule core.verdict",
          "core.engine",
          "core.cases",
          "rules.trail",
          "rules.contract rules.lifetime rules.opportunity rules.server rules.setting",
          "rules",
          "model sim.time",
          "sim.file sim.machine sim.program sim.system",
          "sim.closed sim.des sim.explore sim.kernel sim.promela",
          "sim.calibrate sim.picture sim.predict",
          "sim.scenario",
          "app.sight",
          "app.bridge app.build",
          "app.inputs app.simulate",
          "app.cache app.fix app.toml",
          "app.config",
          "app.custom",
          "app.workshop",
          "app.baseline app.change app.suppress",
          "app.session",
          "app.picture",
          "app.report",
          "app.report.feed app.report.html app.report.sarif",
          "app.forms",
          "app.cli.manual app.cli.terminal",
          "app.cli.rules",
          "app.cli",
          "maven ui.marker ui.picture ui.preference",
          "ui.run ui.study",
          "ui.build",
          "ui.command ui.fix ui.rules",
          "ui.view",
          "ui.cdt ui.live ui.project");

  /** What a room may import from outside itself; the first room that fits counts. */
  static final List<Door> DOORS =
      List.of(
          new Door("core.parse", "java. org.jspecify. org.antlr.v4.runtime. org.zuflint."),
          new Door("core", "java. org.jspecify. org.zuflint.core."),
          new Door(
              "rules",
              "java. org.jspecify. org.zuflint.rules. "
                  + RuleApi.PACKAGES.stream().collect(Collectors.joining(". ", "", "."))),
          new Door(
              "sim", "java. org.jspecify. org.eclipse.emf. org.zuflint.sim. org.zuflint.model."),
          new Door("app.cli", "java. org.jspecify. picocli. org.zuflint."),
          new Door("app.simulate", "java. org.jspecify. org.eclipse.emf. org.zuflint."),
          new Door(
              "app.custom",
              "java. org.jspecify. org.eclipse.jdt.core.compiler. org.objectweb.asm. org.zuflint."),
          new Door("app", "java. org.jspecify. com.google.gson. org.zuflint."),
          new Door("maven", "java. org.jspecify. org.apache.maven. org.zuflint."),
          new Door("ui", "java. org.eclipse. org.osgi. org.zuflint."));

  /** Calls that a room must not make, what to write instead, and the rooms that may. */
  static final List<Ban> BANS =
      List.of(
          new Ban("System.exit", "an exit code", "app.cli"),
          new Ban("System.out", "the terminal that the command line passes down", "app.cli"),
          new Ban("System.err", "the terminal that the command line passes down", "app.cli"),
          new Ban("System.getenv", "a parameter", "app.cli maven ui"),
          new Ban("System.getProperty", "a parameter", "app.cli"),
          new Ban("System.nanoTime", "a parameter: one input, one output", "app.cli ui"),
          new Ban("System.currentTimeMillis", "a parameter: one input, one output", "app.cli ui"),
          new Ban("Instant.now", "a parameter: one input, one output", ""),
          new Ban("LocalDate.now", "a parameter: one input, one output", ""),
          new Ban("LocalDateTime.now", "a parameter: one input, one output", ""),
          new Ban("new Random", "a seed that the user can repeat", ""),
          new Ban("Math.random", "a seed that the user can repeat", ""),
          new Ban("UUID.randomUUID", "a name made from the input", ""),
          new Ban("ThreadLocalRandom.current", "a seed that the user can repeat", ""),
          new Ban("Thread.sleep", "a wait for the thing itself", ""),
          new Ban("Collectors.toSet", "Collectors.toCollection(TreeSet::new)", ""),
          new Ban("Collectors.toUnmodifiableSet", "Collectors.toCollection(TreeSet::new)", ""));

  static final int METHOD_LINES = 40;
  static final int FILE_LINES = 400;
  static final int LINE_COLUMNS = 120;
  static final int PACKAGE_TYPES = 15;

  /**
   * Packages whose name starts with {@code room} may import what starts with a word of {@code
   * imports}.
   */
  record Door(String room, String imports) {}

  /** {@code call} is for {@code rooms} only; others write {@code instead}. */
  record Ban(String call, String instead, String rooms) {}

  private House() {}

  /** Everything in the tree under {@code root} that breaks a rule, one line each, sorted. */
  static List<String> complaints(Path root) throws IOException {
    SourceTree tree = SourceTree.read(root);
    List<String> complaints = new ArrayList<>();
    Layers.check(tree, complaints);
    Sizes.check(tree, complaints);
    Names.check(tree, complaints);
    Calls.check(tree, complaints);
    HashOrder.check(tree, complaints);
    RoomTable.check(tree, complaints);
    RulePages.check(tree, complaints);
    Leftovers.check(tree, complaints);
    complaints.sort(null);
    return complaints;
  }

  /** Whether {@code pkg} is {@code room} or inside it. */
  static boolean inside(String pkg, String room) {
    return pkg.equals(room) || pkg.startsWith(room + ".");
  }
}
