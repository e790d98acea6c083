package org.zuflint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zuflint.core.cases.Case;
import org.zuflint.core.cases.Comparison;
import org.zuflint.core.cases.Complaint;
import org.zuflint.core.cases.Expectation;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.source.Source;

/** Every case and every example of a page says what it expects; nothing else may be reported. */
class RulesCasesTest {
  private static final Path ROOM = Path.of(System.getProperty("zuflint.rules", "."));
  private static final Path HALVES = ROOM.resolve("halves");
  private static final String OF_THE_PATCH = "flag-without-effect";
  private static final int FEWEST_CASES = 8;

  @TestFactory
  Stream<DynamicTest> cases() {
    return all().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)));
  }

  @Test
  void everyRuleHasAPageAndEnoughCases() throws IOException {
    List<String> ids = Rules.all().stream().map(rule -> rule.info().id()).sorted().toList();
    assertEquals(ids, names(ROOM.resolve("cases")), "folders in cases/");
    assertEquals(ids, names(ROOM.resolve("docs")), "pages in docs/");
    for (Rule rule : Rules.all()) {
      String id = rule.info().id();
      List<String> cases = names(ROOM.resolve("cases").resolve(id));
      assertTrue(cases.size() >= FEWEST_CASES, id + " has only " + cases.size() + " cases");
      List<Case> examples = Case.inPage(ROOM.resolve("docs").resolve(id + ".md"), HALVES);
      assertTrue(
          examples.stream().anyMatch(one -> one.name().contains("(bad")), id + ": no bad example");
      assertTrue(
          examples.stream().anyMatch(one -> one.name().contains("(good")),
          id + ": no good example");
    }
  }

  /** The honest figure: how much is expected, how much is known to be missed or wrong. */
  @Test
  void countsArePrinted() {
    Map<Expectation.Kind, Integer> counts = new EnumMap<>(Expectation.Kind.class);
    List<Case> cases = all();
    cases.stream()
        .flatMap(one -> one.expectations().stream())
        .forEach(expected -> counts.merge(expected.kind(), 1, Integer::sum));
    System.out.println("rule cases: " + cases.size() + ", expectations: " + counts);
    assertTrue(counts.getOrDefault(Expectation.Kind.WANT, 0) > 0);
  }

  private static void run(Case one) {
    Analysis analysis = analyse(one);
    List<String> complaints = new ArrayList<>();
    for (Complaint complaint : Comparison.complaints(one.expectations(), analysis)) {
      complaints.add(complaint.toString());
    }
    complaints.addAll(Agreement.complaints(analysis));
    assertTrue(complaints.isEmpty(), () -> "\n  " + String.join("\n  ", complaints));
  }

  /**
   * One rule speaks of the patch more than of the driver, and of nearly every vma with the flag: it
   * is asked in its own cases only.
   */
  private static List<Rule> rulesFor(Case one) {
    return one.name().startsWith(OF_THE_PATCH)
        ? Rules.all()
        : Rules.all().stream().filter(rule -> !rule.info().id().equals(OF_THE_PATCH)).toList();
  }

  /** With the rules and settings that the case asks for. */
  static Analyzer analyser(Case one) {
    return new Analyzer(rulesFor(one), one.kernel(), 1).everywhere(one.everywhere());
  }

  static Analysis analyse(Case one) {
    return analyser(one).run(one.files().stream().map(Source::of).toList(), Progress.NONE);
  }

  /** Every case and every example of a page. */
  static List<Case> all() {
    List<Case> all = new ArrayList<>(Case.below(ROOM.resolve("cases"), HALVES));
    for (Rule rule : Rules.all()) {
      all.addAll(Case.inPage(ROOM.resolve("docs").resolve(rule.info().id() + ".md"), HALVES));
    }
    return all;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .sorted()
          .toList();
    }
  }
}
