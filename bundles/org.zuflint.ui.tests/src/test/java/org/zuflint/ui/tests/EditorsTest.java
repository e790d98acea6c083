package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.jface.text.source.TextInvocationContext;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.AbstractMarkerAnnotationModel;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.tests.hand.DriverProject;
import org.zuflint.ui.tests.hand.Hand;
import org.zuflint.ui.tests.hand.Patience;
import org.zuflint.ui.tests.hand.Shots;

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
    driver = new DriverProject("pinned-server");
    driver.copy(Path.of(System.getProperty("zuflint.root"), "examples", "pinned-server"));
    driver.convert(true);
    driver.rebuild();
    Patience.untilProved();
  }

  @AfterEach
  void remove() throws Exception {
    Hand.putAway(page());
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
    IEditorPart part = IDE.openEditor(page(), driver.file(NOTES), id);
    ITextEditor editor = part.getAdapter(ITextEditor.class);
    IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    String before = document.get();
    IMarker marker = errors().getFirst();
    assertEquals("org.zuflint.ui.error", shown(editor).get(marker).getType(), id);
    assertEquals("zap_vma_ptes", document.get(at(editor, marker).offset, 12), id);

    editor.selectAndReveal(at(editor, marker).offset, 0);
    Shots.take(part.getSite().getShell(), "editor-" + part.getClass().getSimpleName());

    document.replace(0, 0, "/* typed */\n");
    Patience.untilProved();
    assertTrue(editor.isDirty(), id);
    assertEquals("zap_vma_ptes", document.get(at(editor, marker).offset, 12), id);
    repair(editor, id, marker);
    Patience.untilProved();
    assertFalse(marker.exists(), id);

    document.set(before);
    Patience.untilProved();
    assertEquals(saved, driver.shown(), id);
    page().closeEditor(part, false);
    Patience.untilProved();
  }

  /** With Ctrl+1 where the editor has it for markers; the plain one has their menu only. */
  private static void repair(ITextEditor editor, String id, IMarker marker) throws Exception {
    IMarkerResolution first = IDE.getMarkerHelpRegistry().getResolutions(marker)[0];
    if (id.equals(PLAIN)) {
      first.run(marker);
      return;
    }
    SourceViewer viewer = (SourceViewer) editor.getAdapter(ITextViewer.class);
    IQuickAssistAssistant assistant = viewer.getQuickAssistAssistant();
    editor.selectAndReveal(at(editor, marker).offset, 0);
    assertTrue(assistant.canFix(shown(editor).get(marker)), id);
    assistant.showPossibleQuickAssists();
    IQuickAssistInvocationContext there =
        new TextInvocationContext(viewer, at(editor, marker).offset, 0);
    ICompletionProposal[] proposals =
        assistant.getQuickAssistProcessor().computeQuickAssistProposals(there);
    Arrays.stream(proposals)
        .filter(one -> one.getDisplayString().equals(first.getLabel()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " offers " + labels(proposals)))
        .apply(viewer.getDocument());
  }

  private static List<String> labels(ICompletionProposal[] proposals) {
    return Arrays.stream(proposals).map(ICompletionProposal::getDisplayString).toList();
  }

  private List<IMarker> errors() throws Exception {
    return Arrays.stream(driver.markers())
        .filter(marker -> marker.getResource().equals(driver.file(NOTES)))
        .filter(marker -> marker.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
        .toList();
  }

  private static Position at(ITextEditor editor, IMarker marker) {
    return annotations(editor).getMarkerPosition(marker);
  }

  private static Map<IMarker, Annotation> shown(ITextEditor editor) {
    Map<IMarker, Annotation> shown =
        new TreeMap<>((one, other) -> Long.compare(one.getId(), other.getId()));
    for (var all = annotations(editor).getAnnotationIterator(); all.hasNext(); ) {
      if (all.next() instanceof MarkerAnnotation annotation) {
        shown.put(annotation.getMarker(), annotation);
      }
    }
    return shown;
  }

  private static AbstractMarkerAnnotationModel annotations(ITextEditor editor) {
    return (AbstractMarkerAnnotationModel)
        editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
  }

  private static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
  }
}
