package org.zuflint.ui.view;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.marker.FindingMarkers;
import org.zuflint.ui.run.Desks;

/** Follows what the user looks at: a marker in a list, or the line of the cursor in an editor. */
final class Chosen implements ISelectionListener {
  /** A marker's finding, and the answer that it is from. */
  record Choice(IProject project, Outcome outcome, Entry entry) {
    /** The vma that the finding is about. */
    Optional<Vma> vma() {
      Finding finding = entry.finding();
      return outcome
          .vmas()
          .filter(vma ->
              finding.where().equals(vma.where())
                  || finding.path().stream().anyMatch(step -> step.where().equals(vma.where())))
          .findFirst();
    }

    /** What the flag gains there, in words; a prediction takes its time. */
    Optional<String> gain() {
      return vma().flatMap(outcome.gains()::of).map(one -> "The flag at " + one.text());
    }
  }

  private final Consumer<Choice> told;
  private Optional<String> last = Optional.empty();

  /** {@code told}: hears of another choice, in the workbench's thread. */
  Chosen(Consumer<Choice> told) {
    this.told = told;
  }

  @Override
  public void selectionChanged(IWorkbenchPart part, ISelection selection) {
    Optional<IMarker> marker = Optional.empty();
    if (selection instanceof IStructuredSelection structured && !structured.isEmpty()) {
      marker = Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IMarker.class));
    } else if (selection instanceof ITextSelection text && part instanceof IEditorPart editor) {
      IFile file = Adapters.adapt(editor.getEditorInput(), IFile.class);
      marker = file == null ? Optional.empty() : at(file, text.getStartLine() + 1);
    }
    marker.ifPresent(this::show);
  }

  /** Shows the finding of {@code marker}. */
  void show(IMarker marker) {
    choice(marker)
        .ifPresent(choice -> {
          String now = choice.entry().fingerprint() + System.identityHashCode(choice.outcome());
          if (!last.equals(Optional.of(now))) {
            last = Optional.of(now);
            told.accept(choice);
          }
        });
  }

  /** The finding of {@code marker} in the last answer about its project. */
  static Optional<Choice> choice(IMarker marker) {
    IProject project = marker.getResource().getProject();
    String print = marker.getAttribute(Attributes.FINGERPRINT, "");
    return project == null || !marker.exists()
        ? Optional.empty()
        : Desks.all()
            .of(project)
            .last()
            .flatMap(outcome ->
                outcome.sifted().entries().stream()
                    .filter(entry -> entry.fingerprint().equals(print))
                    .map(entry -> new Choice(project, outcome, entry))
                    .findFirst());
  }

  private static Optional<IMarker> at(IFile file, int line) {
    try {
      for (IMarker marker : file.findMarkers(FindingMarkers.FINDING, false, IResource.DEPTH_ZERO)) {
        if (Objects.equals(marker.getAttribute(IMarker.LINE_NUMBER), line)) {
          return Optional.of(marker);
        }
      }
    } catch (CoreException gone) {
      ILog.of(Chosen.class).log(gone.getStatus());
    }
    return Optional.empty();
  }
}
