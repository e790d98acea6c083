package org.zuflint.ui.hand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.osgi.framework.Bundle;
import org.zuflint.ui.view.FindingView;
import org.zuflint.ui.view.ProvidersView;
import org.zuflint.ui.view.SimulationView;
import org.zuflint.ui.view.SummaryView;
import org.zuflint.ui.view.WitnessView;

/**
 * The way that the README leads a newcomer in a plain Eclipse that has just got the feature: from
 * the wizard to the charts.
 */
final class Newcomer {
  private static final List<String> OURS =
      Stream.of("app", "core", "grammars", "model", "rules", "sim", "ui", "ui.cdt", "ui.hand")
          .map("org.zuflint."::concat)
          .toList();

  private final Path folder;
  private final StringBuilder seen = new StringBuilder();
  private final long begin = System.nanoTime();
  private DriverProject driver;

  Newcomer(Path folder) {
    this.folder = folder;
  }

  /** What was seen, a line each, with the milliseconds since the beginning. */
  String seen() {
    return seen.toString();
  }

  void walk() throws Exception {
    System.setProperty("zuflint.shots", folder.toString());
    theFeatureIsThereAndNothingElse();
    theCheatSheetOpens();
    driver = DriverProject.byWizard();
    saw("the wizard's project");
    theMarkersAreWhatTheCommandLineTells();
    IMarker marker = repairable("kernel/notes.c");
    Editor editor = Editor.open(marker);
    assertEquals("org.zuflint.ui.error", editor.shown().get(marker).getType());
    Shots.raise(Bench.page().showView("org.eclipse.ui.views.ProblemView"));
    Bench.page().activate(editor.part());
    List<String> offered =
        editor.quickFixes(marker).stream().map(ICompletionProposal::getDisplayString).toList();
    assertTrue(offered.contains(preview(marker).getLabel()), offered.toString());
    Shots.takeScreen("newcomer-quickfix");
    saw("the error in the editor, with Ctrl+1: " + offered);
    theHelpKnows(marker);
    theViewsShow(marker);
    theRepairIsSeenBeforeItIsMade(repairable("kernel/ring.c"));
    assertEquals("", complaints());
    saw("nothing of ours in the error log");
  }

  private void theFeatureIsThereAndNothingElse() {
    List<Bundle> ours =
        Arrays.stream(Platform.getBundle("org.eclipse.osgi").getBundleContext().getBundles())
            .filter(bundle -> bundle.getSymbolicName().startsWith("org.zuflint."))
            .toList();
    assertEquals(OURS, ours.stream().map(Bundle::getSymbolicName).sorted().toList());
    ours.forEach(one -> assertTrue((one.getState() & Bundle.INSTALLED) == 0, one + " resolves"));
    assertNull(Platform.getBundle("org.eclipse.jdt.core"));
    assertNull(Platform.getBundle("org.eclipse.cdt.core"));
    saw("the feature, and neither JDT nor CDT");
  }

  private void theCheatSheetOpens() throws Exception {
    IWorkbench bench = PlatformUI.getWorkbench();
    String open = "org.eclipse.ui.cheatsheets.openCheatSheet(cheatSheetId=org.zuflint.ui.firstBug)";
    bench
        .getService(IHandlerService.class)
        .executeCommand(bench.getService(ICommandService.class).deserialize(open), null);
    IViewPart sheet = Bench.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView");
    assertNotNull(sheet);
    Shots.takeScreen("newcomer-cheatsheet");
    Bench.page().hideView(sheet);
    saw("the cheat sheet");
  }

  private void theMarkersAreWhatTheCommandLineTells() throws Exception {
    String place = driver.location().toString();
    List<String> told =
        Cli.run("check", place)
            .lines()
            .filter(line -> line.matches(".*:\\d+:\\d+: (error|warning|note): .*\\[-Wzuflint-.*"))
            .map(line -> line.substring(place.length() + 1))
            .map(line -> line.replace("[-Wzuflint-", "["))
            .map(line -> line.replace(": error: ", ": " + IMarker.SEVERITY_ERROR + ": "))
            .map(line -> line.replace(": warning: ", ": " + IMarker.SEVERITY_WARNING + ": "))
            .map(line -> line.replace(": note: ", ": " + IMarker.SEVERITY_INFO + ": "))
            .sorted()
            .toList();
    assertFalse(told.isEmpty());
    assertEquals(told, driver.shown());
    saw(told.size() + " markers, those of the command line");
  }

  /** F1. */
  private void theHelpKnows(IMarker marker) throws Exception {
    String context = IDE.getMarkerHelpRegistry().getHelp(marker);
    assertNotNull(HelpSystem.getContext(context));
    PlatformUI.getWorkbench().getHelpSystem().displayHelp(context);
    IViewPart help = Bench.page().findView("org.eclipse.help.ui.HelpView");
    assertNotNull(help);
    Shots.takeScreen("newcomer-help");
    Bench.page().hideView(help);
    saw("the help on the error");
  }

  private void theViewsShow(IMarker marker) throws Exception {
    FindingView finding = (FindingView) Bench.page().showView(FindingView.ID);
    finding.show(marker);
    assertEquals(marker.getAttribute("org.zuflint.ui.rule", ""), finding.rule());
    saw("the finding");
    WitnessView witness = (WitnessView) Bench.page().showView(WitnessView.ID);
    witness.show(marker);
    Patience.until(witness::isShown);
    witness.step(1);
    assertEquals(2, witness.at());
    Shots.raise(witness);
    Shots.take(Bench.shell(), "newcomer-witness");
    saw("the witness, step 2 of " + witness.words().lines().count() + " lines");
    SimulationView charts = (SimulationView) Bench.page().showView(SimulationView.ID);
    Patience.until(charts::isShown);
    Shots.take(Bench.shell(), "newcomer-charts");
    saw("the charts");
    Bench.page().showView(ProvidersView.ID);
    Bench.page().showView(SummaryView.ID);
    Patience.untilQuiet();
    saw("providers and run");
  }

  private void theRepairIsSeenBeforeItIsMade(IMarker marker) throws Exception {
    Editor editor = Editor.open(marker);
    List<String> shown = driver.shown();
    String before = editor.document().get();
    Hand.pressLater("zuflint", "OK", "", Newcomer::picture);
    preview(marker).run(marker);
    assertNotEquals(before, editor.document().get());
    Patience.untilProved();
    assertFalse(marker.exists(), "it is repaired");
    saw("the repair, previewed and made");
    editor.undo();
    Patience.untilProved();
    assertEquals(before, editor.document().get());
    assertEquals(shown, driver.shown());
    saw("the repair undone");
  }

  private static void picture(Shell preview) {
    try {
      preview.setBounds(20, preview.getLocation().y, 1230, preview.getSize().y);
      Shots.takeScreen("newcomer-preview");
    } catch (Exception failure) {
      throw new AssertionError("the preview", failure);
    }
  }

  /** One with a witness and a repair. */
  private IMarker repairable(String file) throws Exception {
    return driver.markersOf(file).stream()
        .filter(one -> one.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
        .filter(one -> resolutions(one).anyMatch(Newcomer::isPreview))
        .findFirst()
        .orElseThrow();
  }

  private static IMarkerResolution preview(IMarker marker) {
    return resolutions(marker).filter(Newcomer::isPreview).findFirst().orElseThrow();
  }

  private static Stream<IMarkerResolution> resolutions(IMarker marker) {
    return Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker));
  }

  private static boolean isPreview(IMarkerResolution resolution) {
    return resolution.getLabel().endsWith("(preview...)");
  }

  /** What the log has of us. */
  private static String complaints() throws Exception {
    Path log = Path.of(Platform.getLogFileLocation().toOSString());
    if (!Files.exists(log)) {
      return "";
    }
    return String.join(
        "\n",
        Files.readAllLines(log).stream()
            .filter(line -> line.matches("!ENTRY org\\.(zuflint|eclipse\\.ui\\.cheatsheets).*"))
            .toList());
  }

  private void saw(String what) {
    String line = "%6d ms  %s%n".formatted((System.nanoTime() - begin) / 1_000_000, what);
    seen.append(line);
    System.out.print("newcomer: " + line);
  }
}
