package org.zuflint.app.suppress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.source.SourceFile;

/** For which lines a comment speaks. */
class AllowanceFinderTest {
  private static final List<String> RULES = List.of("local-vma-faulted", "missing-vm-io");

  private final List<Remark> remarks = new ArrayList<>();

  private List<String> found(String text) {
    return AllowanceFinder.find(SourceFile.of("a.c", text), RULES, remarks).stream()
        .map(one -> one.rule() + " " + one.from() + "-" + one.to() + " " + one.reason())
        .toList();
  }

  @Test
  void behindTheCodeItSpeaksForItsLine() {
    assertEquals(
        List.of("missing-vm-io 2-2 known to be safe"),
        found("void f(void) {\n  g(); /* zuflint: allow(missing-vm-io) known to be safe */\n}\n"));
    assertEquals(
        List.of("missing-vm-io 1-1 why"),
        found("int a; // zuflint: allow(missing-vm-io) why\nint b;\n"));
  }

  @Test
  void aloneItSpeaksForTheNextLineOfCode() {
    assertEquals(
        List.of("local-vma-faulted 2-7 two lines", "missing-vm-io 2-7 two lines"),
        found(
            """
            void f(void) {
              /* zuflint: allow(local-vma-faulted,
               *                missing-vm-io) two
               * lines */

              /* another comment */
              g();
              h();
            }
            """));
  }

  @Test
  void aboveAFunctionItSpeaksForAllOfIt() {
    String head = "/* zuflint: allow(missing-vm-io) why */\n";
    assertEquals(
        List.of("missing-vm-io 1-6 why"),
        found(head + "static int\nf(struct s *a,\n  int b)\n{\n}\nint g(void) { return 0; }\n"));
    assertEquals(List.of("missing-vm-io 1-2 why"), found(head + "int g(void) { return 0; }\n"));
    assertEquals(
        List.of("missing-vm-io 1-2 why"),
        found(head + "struct s {\n  int a;\n};\nvoid f(void)\n{\n}\n"));
    assertEquals(List.of("missing-vm-io 1-2 why"), found(head + "int a;\nvoid f(void)\n{\n}\n"));
  }

  @Test
  void aReasonIsNeededAndTheRuleMustExist() {
    assertEquals(List.of(), found("int a; /* zuflint: allow(missing-vm-io) */\n"));
    assertEquals(List.of(), found("int a; /* zuflint: allow() why */\n"));
    assertEquals(List.of(), found("int a; /* zuflint: allow missing-vm-io why */\n"));
    assertEquals(List.of(), found("int a; /* zuflint: allow(missing-vm-oi) why */\n"));
    assertEquals(4, remarks.size());
    assertTrue(remarks.get(0).text().contains("has no reason"), remarks.toString());
    assertTrue(remarks.get(3).text().contains("did you mean 'missing-vm-io'?"), remarks.toString());
  }

  @Test
  void itIsNoCommentInAString() {
    assertEquals(List.of(), found("char *a = \"/* zuflint: allow(missing-vm-io) why */\";\n"));
  }
}
