package org.zuflint.ui.fix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.TextChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEditGroup;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.finding.Edit;

/** Edits of the analysis as a change of the workspace: previewed, made and undone as one. */
public final class FixChange {
  private static final String OURS = "org.zuflint.ui";

  private final IProject project;
  private final Originals originals;

  FixChange(IProject project, Originals originals) {
    this.project = project;
    this.originals = originals;
  }

  /**
   * The change that makes {@code edits}.
   *
   * @throws CoreException when a file is not as it was analysed
   */
  Change of(String name, List<Edit> edits) throws CoreException {
    Map<String, List<Edit>> files = new TreeMap<>();
    edits.forEach(edit -> files.computeIfAbsent(edit.file(), fresh -> new ArrayList<>()).add(edit));
    CompositeChange all = new CompositeChange(name);
    for (Map.Entry<String, List<Edit>> file : files.entrySet()) {
      all.add(change(name, file.getKey(), file.getValue()));
    }
    all.markAsSynthetic();
    return all;
  }

  /** Makes {@code change}; one undo takes it back. In the workbench's thread. */
  static void perform(Change change) throws CoreException {
    change.initializeValidationData(new NullProgressMonitor());
    PerformChangeOperation operation = new PerformChangeOperation(change);
    operation.setUndoManager(RefactoringCore.getUndoManager(), change.getName());
    IWorkspace workspace = ResourcesPlugin.getWorkspace();
    workspace.run(operation, new NullProgressMonitor());
  }

  private TextChange change(String name, String shown, List<Edit> edits) throws CoreException {
    IFile file = project.getFile(IPath.fromPortableString(shown));
    TextFileChange change = new TextFileChange(file.getName(), file);
    change.setTextType("c");
    MultiTextEdit root = new MultiTextEdit();
    change.setEdit(root);
    IProgressMonitor monitor = new NullProgressMonitor();
    IDocument document = change.getCurrentDocument(monitor);
    if (!analysed(shown).equals(Optional.of(document.get()))) {
      throw new CoreException(
          Status.error(
              shown + " was changed since it was analysed; wait a moment, then try again"));
    }
    try {
      for (Edit edit : edits) {
        ReplaceEdit made = replacement(document, edit);
        root.addChild(made);
        change.addTextEditGroup(new TextEditGroup(name, made));
      }
    } catch (BadLocationException outside) {
      throw new CoreException(new Status(Status.ERROR, OURS, "outside of " + shown, outside));
    }
    return change;
  }

  private static ReplaceEdit replacement(IDocument document, Edit edit)
      throws BadLocationException {
    String end = TextUtilities.getDefaultLineDelimiter(document);
    int first = edit.line() - 1;
    int from = offset(document, first);
    int to = offset(document, first + edit.removed());
    StringBuilder text = new StringBuilder();
    edit.added().forEach(line -> text.append(line).append(end));
    return new ReplaceEdit(from, to - from, text.toString());
  }

  private static int offset(IDocument document, int line) throws BadLocationException {
    return line >= document.getNumberOfLines()
        ? document.getLength()
        : document.getLineOffset(line);
  }

  private Optional<String> analysed(String shown) {
    return originals
        .text(shown)
        .map(text -> new String(text.bytes(), StandardCharsets.UTF_8))
        .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text);
  }
}
