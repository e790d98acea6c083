package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.tests.hand.DriverProject;
import org.zuflint.ui.tests.hand.Hand;
import org.zuflint.ui.tests.hand.Patience;
import org.zuflint.ui.view.SimulationView;
import org.zuflint.ui.view.WitnessView;

/** The way that docs/eclipse.md describes, from the wizard to the charts, in one go. */
class NewcomerTest {
  private DriverProject driver;

  @AfterEach
  void remove() throws Exception {
    Hand.putAway(page());
    driver.delete();
  }

  @Test
  void fromTheWizardToTheCharts() throws Exception {
    driver = DriverProject.byWizard();
    IMarker marker = repairable();
    ITextEditor editor = (ITextEditor) IDE.openEditor(page(), marker);
    assertTrue(isShown(editor, marker), "the warning is in the editor");
    WitnessView witness = (WitnessView) page().showView(WitnessView.ID);
    witness.show(marker);
    Patience.until(witness::isShown);
    witness.step(1);
    assertEquals(2, witness.at());
    SimulationView charts = (SimulationView) page().showView(SimulationView.ID);
    Patience.until(charts::isShown);
    IDocument text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    String before = text.get();
    Hand.pressLater("zuflint", "OK", "");
    preview(marker).run(marker);
    assertNotEquals(before, text.get());
    Patience.untilProved();
    assertFalse(marker.exists(), "the finding is gone");
  }

  /** One with a witness and a repair. */
  private IMarker repairable() throws Exception {
    return Arrays.stream(driver.markers())
        .filter(one -> one.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
        .filter(one -> resolutions(one).anyMatch(NewcomerTest::isPreview))
        .findFirst()
        .orElseThrow();
  }

  private static IMarkerResolution preview(IMarker marker) {
    return resolutions(marker).filter(NewcomerTest::isPreview).findFirst().orElseThrow();
  }

  private static java.util.stream.Stream<IMarkerResolution> resolutions(IMarker marker) {
    return Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker));
  }

  private static boolean isPreview(IMarkerResolution resolution) {
    return resolution.getLabel().endsWith("(preview...)");
  }

  private static boolean isShown(ITextEditor editor, IMarker marker) {
    IAnnotationModel model =
        editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
    for (var all = model.getAnnotationIterator(); all.hasNext(); ) {
      if (all.next() instanceof MarkerAnnotation shown && shown.getMarker().equals(marker)) {
        return true;
      }
    }
    return false;
  }

  private static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
  }
}
