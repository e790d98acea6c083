package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Editor;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.hand.Shots;

/**
 * Every editor that there is for C shows findings, follows what is typed, and repairs: the plain
 * one, the generic one, and CDT's where CDT is installed. None of them is known to our code.
 */
class EditorsTest {
  private static final String NOTES = "kernel/notes.c";
  private static final String PLAIN = "org.eclipse.ui.DefaultTextEditor";
  private static final List<String> EDITORS =
      List.of(
          PLAIN, "org.eclipse.ui.genericeditor.GenericEditor", "org.eclipse.cdt.ui.editor.CEditor");

  private DriverProject driver;

  @BeforeEach
  void openTheExample() throws Exception {
    driver = DriverProject.example();
    Patience.untilProved();
  }

  @AfterEach
  void remove() throws Exception {
    Hand.putAway();
    driver.delete();
  }

  @Test
  void everyEditorShowsFollowsAndRepairs() throws Exception {
    int tried = 0;
    for (String id : EDITORS) {
      if (PlatformUI.getWorkbench().getEditorRegistry().findEditor(id) != null) {
        shownAndFollowed(id);
        tried++;
      }
    }
    assertTrue(tried >= 2, "the plain and the generic editor are always there");
  }

  private void shownAndFollowed(String id) throws Exception {
    List<String> saved = driver.shown();
    Editor editor = Editor.open(driver.file(NOTES), id);
    IDocument document = editor.document();
    String before = document.get();
    IMarker marker = errors().getFirst();
    assertEquals("org.zuflint.ui.error", editor.shown().get(marker).getType(), id);
    assertEquals("zap_vma_ptes", document.get(editor.at(marker).offset, 12), id);

    editor.part().selectAndReveal(editor.at(marker).offset, 0);
    Shots.take(Bench.shell(), "editor-" + editor.part().getClass().getSimpleName());

    document.replace(0, 0, "/* typed */\n");
    Patience.untilProved();
    assertTrue(editor.part().isDirty(), id);
    assertEquals("zap_vma_ptes", document.get(editor.at(marker).offset, 12), id);
    repair(editor, id, marker);
    Patience.untilProved();
    assertFalse(marker.exists(), id);

    document.set(before);
    Patience.untilProved();
    assertEquals(saved, driver.shown(), id);
    editor.close();
    Patience.untilProved();
  }

  /** With Ctrl+1 where the editor has it for markers; the plain one has their menu only. */
  private static void repair(Editor editor, String id, IMarker marker) throws Exception {
    IMarkerResolution first = IDE.getMarkerHelpRegistry().getResolutions(marker)[0];
    assertFalse(first.getLabel().startsWith("Allow"), "repairs come first: " + first.getLabel());
    if (id.equals(PLAIN)) {
      first.run(marker);
      return;
    }
    List<ICompletionProposal> proposals = editor.quickFixes(marker);
    List<String> labels = proposals.stream().map(ICompletionProposal::getDisplayString).toList();
    assertTrue(labels.contains(first.getLabel()), id + " offers " + labels);
    proposals.get(labels.indexOf(first.getLabel())).apply(editor.document());
  }

  private List<IMarker> errors() throws Exception {
    return driver.markersOf(NOTES).stream()
        .filter(marker -> marker.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
        .toList();
  }
}
