package org.zuflint.ui.fix;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolutionRelevance;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.ui.marker.Attributes;

/** A repair that holds: made at once, or shown before; alone, or with all of its kind. */
final class FixResolution extends WorkbenchMarkerResolution implements IMarkerResolutionRelevance {
  private final IMarker marker;
  private final Outcome outcome;
  private final Fix fix;
  private final boolean preview;

  FixResolution(IMarker marker, Outcome outcome, Fix fix, boolean preview) {
    this.marker = marker;
    this.outcome = outcome;
    this.fix = fix;
    this.preview = preview;
  }

  @Override
  public String getLabel() {
    String title = Character.toUpperCase(fix.title().charAt(0)) + fix.title().substring(1);
    return title + (preview ? " (preview...)" : "");
  }

  @Override
  public String getDescription() {
    StringBuilder html = new StringBuilder("<pre>");
    for (Edit edit : fix.edits().reversed()) {
      String file = edit.file().startsWith("./") ? edit.file().substring(2) : edit.file();
      html.append("@@ ").append(escaped(file)).append(':').append(edit.line());
      html.append("\n");
      for (int i = 0; i < edit.removed(); i++) {
        String line = outcome.originals().line(edit.file(), edit.line() + i);
        html.append("- ").append(escaped(line)).append('\n');
      }
      edit.added().forEach(line -> html.append("+ ").append(escaped(line)).append('\n'));
    }
    return html
        + "</pre>Another analysis has shown that the finding is gone then, and none is new.";
  }

  @Override
  public Image getImage() {
    return null;
  }

  @Override
  public int getRelevanceForResolution() {
    return preview ? 9 : 10;
  }

  @Override
  public void run(IMarker at) {
    if (!at.equals(marker)) {
      run(new IMarker[] {at}, null);
      return;
    }
    try {
      FixChange changes = new FixChange(marker.getResource().getProject(), outcome.originals());
      if (preview) {
        FixWizard.open(changes.of(fix.title(), fix.edits()));
      } else {
        FixChange.perform(changes.of(fix.title(), fix.edits()));
      }
    } catch (CoreException failure) {
      show(failure);
    }
  }

  /** Several of a kind: each has to hold after those before it, which is tried out first. */
  @Override
  public void run(IMarker[] markers, IProgressMonitor monitor) {
    new RepairJob(fix.title(), List.of(markers)).schedule();
  }

  @Override
  public IMarker[] findOtherMarkers(IMarker[] markers) {
    List<IMarker> others = new ArrayList<>();
    for (IMarker other : markers) {
      if (!other.equals(marker) && isOfKind(other)) {
        others.add(other);
      }
    }
    return others.toArray(IMarker[]::new);
  }

  private boolean isOfKind(IMarker other) {
    String rule = marker.getAttribute(Attributes.RULE, "");
    if (!rule.equals(other.getAttribute(Attributes.RULE, "-"))
        || !other.getResource().getProject().equals(marker.getResource().getProject())) {
      return false;
    }
    try {
      return Repairs.of(other.getResource().getProject()).of(outcome, other).stream()
          .anyMatch(one -> one.title().equals(fix.title()));
    } catch (CoreException closed) {
      ILog.of(FixResolution.class).log(closed.getStatus());
      return false;
    }
  }

  static void show(CoreException failure) {
    ErrorDialog.openError(
        PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
        "zuflint",
        "Nothing was changed.",
        failure.getStatus());
  }

  /** As HTML; a tab after a letter would end elsewhere than one at the beginning. */
  private static String escaped(String text) {
    return text.replace("\t", "  ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
