package org.zuflint.core.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** The examiner is examined too: each kind of wrong answer must be seen. */
class ComparisonTest {
  private static final Finding FINDING =
      new Finding("some-rule", Severity.ERROR, null, new Place("a.c", 2, 1), "too bad", List.of());

  @Test
  void whatIsWantedAndReportedIsFine() {
    assertEquals(List.of(), complaints("\nx();  // want: some-rule error \"bad\""));
    assertEquals(
        List.of(), complaints("\nx();  /* want: some-rule \"too\" want: some-rule */ y();"));
  }

  @Test
  void aSilentLineMustBeSilent() {
    assertOne("not expected", complaints("\nx();"));
    assertEquals(2, complaints("\nx();  // want: some-rule \"other text\"").size());
    assertEquals(2, complaints("\nx();  // want: some-rule warning \"bad\"").size());
    assertEquals(2, complaints("x();  // want: some-rule \"bad\"\n").size());
    assertEquals(2, complaints("\nx();  // want: other-rule \"bad\"").size());
  }

  @Test
  void knownGapsMustStayGaps() {
    assertEquals(List.of(), complaints("x();  // missed: some-rule\ny();  // wrong: some-rule"));
    assertEquals(2, complaints("\nx();  // missed: some-rule").size());
    assertEquals(2, complaints("x();  // wrong: some-rule\n\n").size());
  }

  @Test
  void verdictsAreCompared() {
    assertOne("it is", complaints("p();  // verdict: verified\ny();  // wrong: some-rule"));
    assertOne(
        "it is", complaints("p();  // verdict: unproven(C2); verified\ny();  // wrong: some-rule"));
    assertOne(
        "it is", complaints("p();  // verdict: unproven(C2: moon)\ny();  // wrong: some-rule"));
    assertEquals(
        List.of(), complaints("p();  // verdict: unproven(C2)\ny();  // wrong: some-rule"));
    assertEquals(
        List.of(), complaints("p();  // verdict: unproven(C2: server)\ny();  // wrong: some-rule"));
    assertEquals(2, complaints("\ny();  // verdict: unproven(C2)").size());
  }

  @Test
  void factsAndContextsAreCompared() {
    String rest = "\ny();  // wrong: some-rule";
    assertEquals(
        List.of(),
        complaints("p();  // fact: local; flag VM_IO; no flag VM_PFNMAP; zap zap_vma_ptes" + rest));
    assertOne("facts are", complaints("p();  // fact: flag VM_I" + rest));
    assertOne("facts are", complaints("p();  // fact: no local" + rest));
    assertEquals(List.of(), complaints("p();  // context: ioctl X, unknown" + rest));
    assertOne("contexts are", complaints("p();  // context: ioctl X, pinned" + rest));
    assertOne("contexts are", complaints("p();  // context: ioctl X, deferred" + rest));
  }

  @Test
  void gapsCloseLoudly() {
    String rest = "\ny();  // wrong: some-rule";
    assertEquals(
        List.of(), complaints("p();  // gap: verdict verified gap: fact flag VM_PFNMAP" + rest));
    assertOne("by now", complaints("p();  // gap: verdict unproven(C2)" + rest));
    assertOne("by now", complaints("p();  // gap: context ioctl X, unknown" + rest));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> complaints("x();  // want: Some Rule"));
  }

  private static void assertOne(String part, List<String> complaints) {
    assertEquals(1, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).contains(part), complaints.get(0));
  }

  private static List<String> complaints(String text) {
    return Comparison.complaints(Expectation.in(SourceFile.of("a.c", text)), analysis()).stream()
        .map(Complaint::toString)
        .toList();
  }

  private static Analysis analysis() {
    Place top = new Place("a.c", 1, 1);
    Context context =
        new Context("ioctl X", "x_ioctl", top, false, Context.Pin.UNKNOWN, "no server");
    Vma vma =
        new Vma(
            "p",
            top,
            List.of(),
            true,
            List.of(new Vma.Flag("VM_IO", top, true)),
            null,
            List.of(),
            List.of(new Access(Access.Kind.ZAP, "zap_vma_ptes", top, context, List.of())),
            List.of(),
            List.of(),
            List.of(),
            new Verdict.Unproven(Clause.C2, "the server"));
    Provider provider = new Provider("p", top, List.of(), List.of(vma));
    return new Analysis(
        List.of(FINDING), List.of(provider), List.of(), List.of(), new Analysis.Extent(1, 1, 1, 1));
  }
}
