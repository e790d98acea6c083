package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.marker.FindingMarkers;

/** The example driver in a workbench shows what the session finds in it: no more, no less. */
class MarkersTest {
  private DriverProject driver;

  @BeforeEach
  void copyTheExample() throws Exception {
    driver = new DriverProject("pinned-server");
    driver.copy(Path.of(System.getProperty("zuflint.root"), "examples", "pinned-server"));
  }

  @AfterEach
  void remove() throws Exception {
    driver.delete();
  }

  @Test
  void markersAreTheFindings() throws Exception {
    driver.convert(true);
    driver.rebuild();

    List<String> found = found();
    assertFalse(found.isEmpty(), "the example has findings");
    assertEquals(found, driver.shown());
  }

  /** The command line, Maven and every report are held to the same list. */
  @Test
  void markersAreWhatEveryFaceTells() throws Exception {
    driver.convert(true);
    driver.rebuild();

    Path list = Path.of(System.getProperty("zuflint.root"), "examples", "pinned-server.expected");
    List<String> expected =
        Files.readAllLines(list).stream()
            .filter(line -> !line.startsWith("verdict "))
            .map(line ->
                line.replace(": error: ", ": " + IMarker.SEVERITY_ERROR + ": ")
                    .replace(": warning: ", ": " + IMarker.SEVERITY_WARNING + ": ")
                    .replace(": note: ", ": " + IMarker.SEVERITY_INFO + ": "))
            .sorted()
            .toList();
    assertEquals(expected, driver.shown());
  }

  @Test
  void brokenFilesHideNothing() throws Exception {
    driver.convert(true);
    driver.rebuild();
    List<String> whole = driver.shown();
    driver.write("kernel/empty.c", "");
    driver.write("kernel/broken.c", "static int broken(void)\n{\n\tif (\n\nint @ ` = {{{ ;\n");
    driver.write("kernel/bytes.c", "\u0000\u0001 /* no end");
    driver.write("kernel/deep.c", "int deep = " + "(".repeat(20_000) + ";\n");
    driver.rebuild();
    assertEquals(whole, driver.shown());
    for (String file :
        List.of("kernel/broken.c", "kernel/empty.c", "kernel/bytes.c", "kernel/deep.c")) {
      driver.file(file).delete(true, null);
    }
    driver.build(IncrementalProjectBuilder.INCREMENTAL_BUILD);
    assertEquals(whole, driver.shown());
    assertEquals(
        0,
        driver.project().findMarkers(FindingMarkers.GAP, false, IResource.DEPTH_INFINITE).length);
  }

  @Test
  void markersThatStayTrueStay() throws Exception {
    driver.convert(true);
    driver.rebuild();
    Set<Long> before = ids();
    assertFalse(before.isEmpty());

    driver.write("extra.c", "static int nothing_to_see(void)\n{\n\treturn 0;\n}\n");
    driver.build(IncrementalProjectBuilder.INCREMENTAL_BUILD);

    assertEquals(before, ids());
  }

  @Test
  void findingsGoWithTheirFile() throws Exception {
    driver.convert(true);
    driver.rebuild();
    IResource file = driver.markers()[0].getResource();
    file.delete(true, null);
    driver.build(IncrementalProjectBuilder.INCREMENTAL_BUILD);

    assertEquals(found(), driver.shown());
    assertTrue(
        Arrays.stream(driver.markers()).noneMatch(marker -> marker.getResource().equals(file)));
  }

  @Test
  void findingsGoWithTheNature() throws Exception {
    driver.convert(true);
    driver.rebuild();
    assertFalse(driver.shown().isEmpty());

    driver.convert(false);

    assertEquals(List.of(), driver.shown());
  }

  @Test
  void theCommandConvertsWhatIsSelected() throws Exception {
    IWorkbenchPage page = Bench.page();
    IViewPart explorer = page.showView("org.eclipse.ui.navigator.ProjectExplorer");
    explorer
        .getSite()
        .getSelectionProvider()
        .setSelection(new StructuredSelection(driver.project()));
    PlatformUI.getWorkbench()
        .getService(IHandlerService.class)
        .executeCommand("org.zuflint.ui.convert", null);

    List<String> findings = found();
    Patience.until(() -> driver.shown().equals(findings));
    assertTrue(driver.project().hasNature(ZuflintNature.ID));
  }

  @Test
  void theEditorShowsThem() throws Exception {
    driver.convert(true);
    driver.rebuild();
    IMarker marker = driver.markers()[0];
    IWorkbenchPage page = Bench.page();
    IEditorPart editor = IDE.openEditor(page, marker);

    assertEquals(type(marker), annotation((ITextEditor) editor, marker).getType());
    page.closeEditor(editor, false);
  }

  private List<String> found() {
    return Session.standard()
        .run(Request.of(driver.location(), List.of(".")), Progress.NONE)
        .analysis()
        .findings()
        .stream()
        .map(MarkersTest::line)
        .sorted()
        .toList();
  }

  private static String line(Finding finding) {
    int severity =
        switch (finding.severity()) {
          case ERROR -> IMarker.SEVERITY_ERROR;
          case WARNING -> IMarker.SEVERITY_WARNING;
          case INFO -> IMarker.SEVERITY_INFO;
        };
    String file = Path.of(finding.where().file()).normalize().toString();
    return file
        + ":"
        + finding.where().line()
        + ":"
        + finding.where().column()
        + ": "
        + severity
        + ": "
        + finding.message()
        + " ["
        + finding.ruleId()
        + "]";
  }

  private Set<Long> ids() throws Exception {
    Set<Long> ids = new HashSet<>();
    for (IMarker marker : driver.markers()) {
      ids.add(marker.getId());
    }
    return ids;
  }

  private static String type(IMarker marker) {
    return switch (marker.getAttribute(IMarker.SEVERITY, -1)) {
      case IMarker.SEVERITY_ERROR -> "org.zuflint.ui.error";
      case IMarker.SEVERITY_WARNING -> "org.zuflint.ui.warning";
      default -> "org.zuflint.ui.info";
    };
  }

  private static Annotation annotation(ITextEditor editor, IMarker marker) {
    IAnnotationModel model =
        editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
    for (var all = model.getAnnotationIterator(); all.hasNext(); ) {
      if (all.next() instanceof MarkerAnnotation shown && shown.getMarker().equals(marker)) {
        return shown;
      }
    }
    throw new AssertionError("no annotation for " + marker.getAttribute(Attributes.RULE, ""));
  }
}
