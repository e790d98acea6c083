package org.zuflint.ui.hand;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.jface.text.source.TextInvocationContext;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.AbstractMarkerAnnotationModel;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/** A text editor that is open: its text, and what it shows beside it. */
public final class Editor {
  private final IEditorPart part;
  private final ITextEditor text;

  private Editor(IEditorPart part) {
    this.part = part;
    text = part.getAdapter(ITextEditor.class);
  }

  /** Whichever editor the workbench takes for {@code file}. */
  public static Editor open(IFile file) throws PartInitException {
    return new Editor(IDE.openEditor(Bench.page(), file));
  }

  /** The editor called {@code id}. */
  public static Editor open(IFile file, String id) throws PartInitException {
    return new Editor(IDE.openEditor(Bench.page(), file, id));
  }

  /** At the place of {@code marker}. */
  public static Editor open(IMarker marker) throws PartInitException {
    return new Editor(IDE.openEditor(Bench.page(), marker));
  }

  public ITextEditor part() {
    return text;
  }

  public IDocument document() {
    return text.getDocumentProvider().getDocument(text.getEditorInput());
  }

  /** Where the text of {@code marker} is now. */
  public Position at(IMarker marker) {
    return annotations().getMarkerPosition(marker);
  }

  /** What is shown of each marker. */
  public Map<IMarker, Annotation> shown() {
    Map<IMarker, Annotation> shown =
        new TreeMap<>((one, other) -> Long.compare(one.getId(), other.getId()));
    for (var all = annotations().getAnnotationIterator(); all.hasNext(); ) {
      if (all.next() instanceof MarkerAnnotation annotation) {
        shown.put(annotation.getMarker(), annotation);
      }
    }
    return shown;
  }

  /** What Ctrl+1 opens at {@code marker}. */
  public List<ICompletionProposal> quickFixes(IMarker marker) {
    SourceViewer viewer = (SourceViewer) text.getAdapter(ITextViewer.class);
    IQuickAssistAssistant assistant = viewer.getQuickAssistAssistant();
    int offset = at(marker).offset;
    text.selectAndReveal(offset, 0);
    assistant.showPossibleQuickAssists();
    return List.of(
        assistant
            .getQuickAssistProcessor()
            .computeQuickAssistProposals(new TextInvocationContext(viewer, offset, 0)));
  }

  /** Takes the last change of the text back. */
  public void undo() {
    text.getAdapter(ITextOperationTarget.class).doOperation(ITextOperationTarget.UNDO);
  }

  /** Without saving. */
  public void close() {
    Bench.page().closeEditor(part, false);
  }

  private AbstractMarkerAnnotationModel annotations() {
    return (AbstractMarkerAnnotationModel)
        text.getDocumentProvider().getAnnotationModel(text.getEditorInput());
  }
}
