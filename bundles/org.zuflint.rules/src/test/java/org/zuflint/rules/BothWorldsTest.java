package org.zuflint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zuflint.core.cases.Case;
import org.zuflint.core.cases.Comparison;
import org.zuflint.core.cases.Complaint;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.source.Source;

/**
 * What cases and pages expect holds for the compiler's view of them too. The headers behind it hide
 * everything that the analysis knows by name in assembly, casts and loops, as the kernel's do.
 */
class BothWorldsTest {
  /** Cases that are about what only the sources as written show: several configurations. */
  private static final List<String> APART =
      List.of(
          "eligible-for-local-cpu/ops_by_another_name.c",
          "flag-cleared-live/under_a_config.c",
          "flag-without-effect/zero_as_a_fallback.c",
          "flag-without-effect/zero_in_brackets.c",
          "local-vma-faulted/config_variants.c",
          "missing-vm-dontexpand/under_a_config.c",
          "missing-vm-dontexpand/under_ifdef.c",
          "missing-vm-io/under_a_config.c",
          "missing-vm-io/under_ifdef.c",
          "overwrite-needs-flag/defined_as_zero.c",
          "page-released-while-mapped/macro_that_runs_once.c",
          "stored-vma-outlives-mapping/close_under_a_config.c");

  @TestFactory
  Stream<DynamicTest> cases() {
    return RulesCasesTest.all().stream()
        .filter(one -> !APART.contains(one.name()))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)));
  }

  private static void run(Case one) {
    List<Source> sources = Stubbed.of(one.files());
    Analysis analysis = RulesCasesTest.analyser(one).run(sources, Progress.NONE);
    List<String> complaints = new ArrayList<>();
    for (Source source : sources) {
      if (source instanceof CompiledSource compiled && compiled.obstacle() != null) {
        complaints.add(source.path() + ": " + compiled.obstacle());
      }
    }
    for (Complaint complaint : Comparison.complaints(one.expectations(), analysis)) {
      complaints.add(complaint.toString());
    }
    complaints.addAll(Agreement.complaints(analysis));
    assertTrue(complaints.isEmpty(), () -> "\n  " + String.join("\n  ", complaints));
  }

  @Test
  void whatIsApartIsStillThere() {
    List<String> names = RulesCasesTest.all().stream().map(Case::name).toList();
    assertEquals(List.of(), APART.stream().filter(name -> !names.contains(name)).sorted().toList());
  }
}
