package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.core.IJavaModelMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.AbstractMarkerAnnotationModel;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.rules.RulePacks;
import org.zuflint.ui.rules.TrialMarkers;
import org.zuflint.ui.tests.hand.DriverProject;
import org.zuflint.ui.tests.hand.Hand;
import org.zuflint.ui.tests.hand.Patience;

/**
 * docs/own-rules.md in Eclipse, step by step, with the texts of the page: from an empty workspace
 * to a rule whose pack the command line takes.
 */
class TutorialTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (\\S+)\n(.*?)^```$");
  private static final List<String> PROGRAM =
      List.of(
          "org.zuflint.app",
          "org.zuflint.sim",
          "org.zuflint.model",
          "org.zuflint.rules",
          "org.zuflint.core",
          "org.zuflint.grammars",
          "org.antlr.antlr4-runtime",
          "org.eclipse.jdt.core.compiler.batch",
          "org.objectweb.asm",
          "com.google.gson",
          "picocli",
          "org.eclipse.emf.common",
          "org.eclipse.emf.ecore",
          "org.eclipse.emf.ecore.xmi",
          "org.eclipse.equinox.common",
          "org.eclipse.osgi");

  private final IProject rules = ResourcesPlugin.getWorkspace().getRoot().getProject("team-rules");
  private DriverProject drivers;

  @AfterEach
  void remove() throws Exception {
    Hand.putAway(page());
    if (drivers != null) {
      drivers.delete();
    }
    rules.delete(true, true, null);
  }

  @Test
  void fromAnEmptyWorkspaceToAPack() throws Exception {
    makeTheProjectByItsWizard();
    assertEquals(List.of(), problems(), "the example passes as it is");

    write("cases/stale-flag/locked.c", text("team-rules/cases/stale-flag/locked.c"));
    assertEquals(List.of("locked.c:3: want stale-flag \"VM_LOCKED\": not reported"), problems());
    String rule = text("team-rules/src/StaleFlag.java");
    write("src/StaleFlag.java", rule.replace("return INFO;", "return INFO"));
    assertTrue(problems().toString().contains("StaleFlag.java"), problems().toString());
    write("src/StaleFlag.java", rule);
    assertEquals(List.of(), problems(), "the rule does what its cases say");

    IMarker finding = findingInTheEditor();
    String said = said(finding);
    repairAndUndo(finding);

    Path pack = Files.createTempDirectory("zuflint").resolve("team-rules.jar");
    RulePacks.export(rules, pack);
    drivers.file("zuflint.toml").delete(true, null);
    String printed = run("check", "--rules=" + pack, drivers.location().toString());
    assertTrue(printed.contains(said + " [-Wzuflint-stale-flag]"), printed);
    assertTrue(printed.contains("team-rules.jar!/StaleFlag.java"), printed);
  }

  /** With what its fields hold at first: these are the names of the page. */
  private void makeTheProjectByItsWizard() throws Exception {
    INewWizard wizard =
        (INewWizard)
            PlatformUI.getWorkbench()
                .getNewWizardRegistry()
                .findWizard("org.zuflint.ui.newRule")
                .createWizard();
    WizardDialog dialog =
        new WizardDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), wizard);
    dialog.setBlockOnOpen(false);
    dialog.open();
    assertTrue(wizard.canFinish());
    assertTrue(wizard.performFinish());
    dialog.close();
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
    ITextEditor editor = (ITextEditor) IDE.openEditor(page(), finding);
    AbstractMarkerAnnotationModel annotations =
        (AbstractMarkerAnnotationModel)
            editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
    int line = document(editor).getLineOfOffset(annotations.getMarkerPosition(finding).offset);
    assertEquals(3, line + 1);
    return finding;
  }

  private void repairAndUndo(IMarker finding) throws Exception {
    ITextEditor editor = (ITextEditor) page().getActiveEditor();
    IMarkerResolution repair = IDE.getMarkerHelpRegistry().getResolutions(finding)[0];
    assertEquals("Set VM_IO | VM_DONTEXPAND | VM_DONTDUMP", repair.getLabel());
    repair.run(finding);
    assertTrue(
        document(editor).get().contains("\tvma->vm_flags |= VM_IO | VM_DONTEXPAND | VM_DONTDUMP;"),
        document(editor).get());
    Patience.untilProved();
    assertFalse(finding.exists(), "it is repaired");
    editor.getAdapter(ITextOperationTarget.class).doOperation(ITextOperationTarget.UNDO);
    Patience.untilProved();
    assertTrue(drivers.shown().toString().contains("VM_RESERVED"), "and back again");
  }

  /** As the command line says it, without the rule. */
  private String said(IMarker finding) {
    return drivers.location().resolve("ring.c")
        + ":3:5: error: "
        + finding.getAttribute(IMarker.MESSAGE, "");
  }

  /** What the command line prints, in a Java of its own: nothing of this workbench is in it. */
  private static String run(String... arguments) throws Exception {
    String path =
        PROGRAM.stream()
            .map(Platform::getBundle)
            .map(bundle -> FileLocator.getBundleFileLocation(bundle).orElseThrow().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", path, "org.zuflint.app.cli.Main"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

  private static IDocument document(ITextEditor editor) {
    return editor.getDocumentProvider().getDocument(editor.getEditorInput());
  }

  private static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
  }
}
