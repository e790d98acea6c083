package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jdt.core.IJavaModelMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.Cli;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Editor;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.rules.RulePacks;
import org.zuflint.ui.rules.TrialMarkers;

/**
 * docs/own-rules.md in Eclipse, step by step, with the texts of the page: from an empty workspace
 * to a rule whose pack the command line takes.
 */
class TutorialTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (\\S+)\n(.*?)^```$");
  private final IProject rules = ResourcesPlugin.getWorkspace().getRoot().getProject("team-rules");
  private DriverProject drivers;
  private long before = System.nanoTime();

  @AfterEach
  void remove() throws Exception {
    Hand.putAway();
    if (drivers != null) {
      drivers.delete();
    }
    rules.delete(true, true, null);
  }

  @Test
  void fromAnEmptyWorkspaceToAPack() throws Exception {
    makeTheProjectByItsWizard();
    assertEquals(List.of(), problems(), "the example passes as it is");
    clock("the project by its wizard");

    write("cases/stale-flag/locked.c", text("team-rules/cases/stale-flag/locked.c"));
    assertEquals(List.of("locked.c:3: want stale-flag \"VM_LOCKED\": not reported"), problems());
    clock("a case that fails");
    String rule = text("team-rules/src/StaleFlag.java");
    write("src/StaleFlag.java", rule.replace("return INFO;", "return INFO"));
    assertTrue(problems().toString().contains("StaleFlag.java"), problems().toString());
    write("src/StaleFlag.java", rule);
    assertEquals(List.of(), problems(), "the rule does what its cases say");
    clock("a rule that does not compile, and the one that does");

    IMarker finding = findingInTheEditor();
    String said = said(finding);
    repairAndUndo(finding);
    clock("its finding in the editor, repaired and undone");

    Path pack = Files.createTempDirectory("zuflint").resolve("team-rules.jar");
    RulePacks.export(rules, pack);
    drivers.file("zuflint.toml").delete(true, null);
    String printed = Cli.run("check", "--rules=" + pack, drivers.location().toString());
    assertTrue(printed.contains(said + " [-Wzuflint-stale-flag]"), printed);
    assertTrue(printed.contains("team-rules.jar!/StaleFlag.java"), printed);
    clock("a pack that the command line takes");
  }

  /** Of the ten minutes of the page these are the machine's. */
  private void clock(String step) {
    long now = System.nanoTime();
    System.out.println(
        "MEASURED the tutorial, " + step + ": " + (now - before) / 1_000_000 + " ms");
    before = now;
  }

  /** With what its fields hold at first: these are the names of the page. */
  private void makeTheProjectByItsWizard() throws Exception {
    Hand.finishWizard("org.zuflint.ui.newRule");
    Patience.untilQuiet();
    assertTrue(rules.isOpen());
  }

  private IMarker findingInTheEditor() throws Exception {
    drivers = new DriverProject("drivers");
    drivers.write("zuflint.toml", "own-rules = [\"../team-rules\"]\n");
    drivers.write("ring.c", text("drivers/ring.c"));
    drivers.convert(true);
    Patience.until(() -> drivers.shown().toString().contains("VM_RESERVED"));
    Patience.untilProved();
    IMarker finding =
        Arrays.stream(drivers.markers())
            .filter(one -> one.getAttribute("org.zuflint.ui.rule", "").equals("stale-flag"))
            .findFirst()
            .orElseThrow();
    Editor editor = Editor.open(finding);
    int line = editor.document().getLineOfOffset(editor.at(finding).offset);
    assertEquals(3, line + 1);
    return finding;
  }

  private void repairAndUndo(IMarker finding) throws Exception {
    Editor editor = Editor.open(finding);
    IMarkerResolution repair = IDE.getMarkerHelpRegistry().getResolutions(finding)[0];
    assertEquals("Set VM_IO | VM_DONTEXPAND | VM_DONTDUMP", repair.getLabel());
    repair.run(finding);
    assertTrue(
        editor.document().get().contains("\tvma->vm_flags |= VM_IO | VM_DONTEXPAND | VM_DONTDUMP;"),
        editor.document().get());
    Patience.untilProved();
    assertFalse(finding.exists(), "it is repaired");
    editor.undo();
    Patience.untilProved();
    assertTrue(drivers.shown().toString().contains("VM_RESERVED"), "and back again");
  }

  /** As the command line says it, without the rule. */
  private String said(IMarker finding) {
    return drivers.location().resolve("ring.c")
        + ":3:5: error: "
        + finding.getAttribute(IMarker.MESSAGE, "");
  }

  /** What Eclipse complains of in the rule project. */
  private List<String> problems() throws Exception {
    List<String> problems = new ArrayList<>();
    for (String type : List.of(TrialMarkers.TYPE, IJavaModelMarker.JAVA_MODEL_PROBLEM_MARKER)) {
      for (IMarker marker : rules.findMarkers(type, true, IResource.DEPTH_INFINITE)) {
        problems.add(
            marker.getResource().getName()
                + ":"
                + marker.getAttribute(IMarker.LINE_NUMBER, 0)
                + ": "
                + marker.getAttribute(IMarker.MESSAGE, ""));
      }
    }
    return problems;
  }

  private void write(String name, String text) throws Exception {
    IFile file = rules.getFile(name);
    ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    if (file.exists()) {
      file.setContents(content, true, true, null);
    } else {
      file.create(content, true, null);
    }
    Patience.untilQuiet();
  }

  /** A text of the page. */
  private static String text(String name) throws Exception {
    Path page = Path.of(System.getProperty("zuflint.root"), "docs", "own-rules.md");
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      if (block.group(1).equals(name)) {
        return block.group(2);
      }
    }
    throw new AssertionError(name + " is not on the page");
  }
}
