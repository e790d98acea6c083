package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.hand.Shots;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.project.RuleHelp;
import org.zuflint.ui.view.FindingView;
import org.zuflint.ui.view.ProvidersView;
import org.zuflint.ui.view.SimulationView;
import org.zuflint.ui.view.SummaryView;
import org.zuflint.ui.view.VerdictHover;
import org.zuflint.ui.view.WitnessView;

/** A newcomer makes the example by its wizard and looks at a finding from all sides. */
class ViewsTest {
  private DriverProject driver;

  @BeforeEach
  void makeTheExample() throws Exception {
    driver = DriverProject.byWizard();
  }

  @AfterEach
  void remove() throws Exception {
    Hand.putAway();
    driver.delete();
  }

  @Test
  void theViewsShowTheFinding() throws Exception {
    IMarker marker = of("deferred-access");
    ITextEditor editor = (ITextEditor) IDE.openEditor(Bench.page(), marker);
    FindingView finding = (FindingView) Bench.page().showView(FindingView.ID);
    finding.show(marker);
    assertEquals("deferred-access", finding.rule());
    Shots.raise(finding);
    Shots.take(shell(), "finding");

    WitnessView witness = (WitnessView) Bench.page().showView(WitnessView.ID);
    witness.show(marker);
    Patience.until(witness::isShown);
    int line = line(editor);
    witness.step(3);
    assertEquals(4, witness.at());
    assertTrue(line(editor) != line, "the editor follows the steps");
    Shots.take(shell(), "witness");
    assertTrue(witness.words().startsWith("kernel/notes.c:49:3: "), witness.words());
    ITextViewer viewer = editor.getAdapter(ITextViewer.class);
    int offset = marker.getAttribute(IMarker.CHAR_START, -1);
    VerdictHover hover = new VerdictHover();
    assertNull(hover.getHoverRegion(viewer, 0));
    String words = hover.getHoverInfo2(viewer, hover.getHoverRegion(viewer, offset));
    assertTrue(words.startsWith("deferred-access: vma 'pin_mmap"), words);
    assertTrue(words.contains(" is violation(C4). The flag at "), words);

    Bench.page().showView(ProvidersView.ID);
    Patience.untilQuiet();
    takeMaximized(ProvidersView.ID, "providers");
    takeMaximized(SummaryView.ID, "run");
  }

  @Test
  void chartsAreDrawn() throws Exception {
    SimulationView simulation = (SimulationView) Bench.page().showView(SimulationView.ID);
    Patience.until(simulation::isShown);
    Patience.untilQuiet();
    takeMaximized(SimulationView.ID, "simulation");
  }

  @Test
  void helpKnowsTheRules() throws Exception {
    IMarker marker = of("deferred-access");
    String id = IDE.getMarkerHelpRegistry().getHelp(marker);
    IContext context = HelpSystem.getContext(id);
    assertNotNull(context, id);
    String href = context.getRelatedTopics()[0].getHref();
    String path = href.substring("/org.zuflint.ui/".length());
    try (InputStream page = new RuleHelp().getInputStream("", path, Locale.ENGLISH)) {
      String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(html.contains("<h1>"), html);
    }
    for (String file : new String[] {"toc.xml", "start.html", "views.html", "first-bug.xml"}) {
      assertNotNull(Platform.getBundle("org.zuflint.ui").getEntry("help/" + file), file);
    }
  }

  /** Words that are cut where a view has less room are whole there. */
  private static void takeMaximized(String id, String name) throws Exception {
    IWorkbenchPage page = Bench.page();
    IWorkbenchPartReference view = page.getReference(page.showView(id));
    page.setPartState(view, IWorkbenchPage.STATE_MAXIMIZED);
    Shots.take(Bench.shell(), name);
    page.setPartState(view, IWorkbenchPage.STATE_RESTORED);
  }

  private IMarker of(String rule) throws Exception {
    return Arrays.stream(driver.markers())
        .filter(marker -> marker.getAttribute(Attributes.RULE, "").equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static int line(ITextEditor editor) {
    return ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine();
  }

  private static Shell shell() {
    return Bench.shell();
  }
}
