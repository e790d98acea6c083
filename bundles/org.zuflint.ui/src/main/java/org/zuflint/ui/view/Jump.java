package org.zuflint.ui.view;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.zuflint.core.source.Place;

/** Shows a place in whatever editor shows its file. */
final class Jump {
  private final IWorkbenchPage page;
  private final IProject project;

  Jump(IWorkbenchPage page, IProject project) {
    this.page = page;
    this.project = project;
  }

  /** The place for people: a name without the folder that all names begin in. */
  static String shown(Place place) {
    return plain(place.toString());
  }

  /** The text without "./" before names: all of them begin in the project's folder. */
  static String plain(String text) {
    return text.replaceAll("(?<![\\w./])\\./", "");
  }

  /** Opens the file and selects the line; {@code activate} moves the keyboard there, too. */
  void to(Place place, boolean activate) {
    IFile file = project.getFile(IPath.fromPortableString(place.file()));
    if (place.line() < 1 || !file.exists()) {
      return;
    }
    try {
      IEditorPart editor = IDE.openEditor(page, file, activate);
      ITextEditor text = editor.getAdapter(ITextEditor.class);
      if (text != null) {
        IDocument document = text.getDocumentProvider().getDocument(text.getEditorInput());
        int line = Math.min(place.line(), document.getNumberOfLines()) - 1;
        int offset = document.getLineOffset(line);
        text.selectAndReveal(offset, document.getLineInformation(line).getLength());
      }
    } catch (PartInitException broken) {
      StatusManager.getManager().handle(broken.getStatus(), StatusManager.SHOW);
    } catch (BadLocationException edited) {
      StatusManager.getManager()
          .handle(new Status(Status.WARNING, "org.zuflint.ui", place + " has changed", edited));
    }
  }
}
