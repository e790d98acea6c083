package org.zuflint.ui.fix;

import java.util.Optional;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionRelevance;
import org.eclipse.ui.PlatformUI;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.suppress.Allowing;
import org.zuflint.core.finding.Fix;
import org.zuflint.ui.marker.Attributes;

/** Allows a finding by a comment with a reason, or takes the comment out again. */
final class AllowResolution implements IMarkerResolution2, IMarkerResolutionRelevance {
  private final IMarker marker;
  private final Outcome outcome;
  private final Entry entry;

  AllowResolution(IMarker marker, Outcome outcome, Entry entry) {
    this.marker = marker;
    this.outcome = outcome;
    this.entry = entry;
  }

  @Override
  public String getLabel() {
    String rule = marker.getAttribute(Attributes.RULE, "");
    return entry.allowance() == null
        ? "Allow this " + rule + " with a reason..."
        : "No longer allow this " + rule;
  }

  @Override
  public String getDescription() {
    return entry.allowance() == null
        ? "Writes a comment that zuflint reads:<pre>/* zuflint: allow("
            + entry.finding().ruleId()
            + ") why it may stay */</pre>"
        : "Takes the rule out of the comment that allows the finding.";
  }

  @Override
  public Image getImage() {
    return null;
  }

  @Override
  public int getRelevanceForResolution() {
    return 1;
  }

  @Override
  public void run(IMarker at) {
    Allowing allowing = new Allowing(outcome.originals());
    Optional<Fix> fix =
        entry.allowance() == null
            ? reason().flatMap(why -> allowing.allow(entry.finding(), why))
            : allowing.forbid(entry.allowance());
    if (fix.isEmpty()) {
      return;
    }
    try {
      FixChange changes = new FixChange(marker.getResource().getProject(), outcome.originals());
      FixChange.perform(changes.of(fix.get().title(), fix.get().edits()));
    } catch (CoreException failure) {
      FixResolution.show(failure);
    }
  }

  /** Whether a comment can stand where the finding is. */
  static boolean canStand(Outcome outcome, Entry entry) {
    return entry.allowance() != null
        || new Allowing(outcome.originals()).allow(entry.finding(), "why").isPresent();
  }

  private Optional<String> reason() {
    InputDialog dialog =
        new InputDialog(
            PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
            "Allow a finding",
            "Why may this " + entry.finding().ruleId() + " stay?",
            "",
            text ->
                text.isBlank()
                    ? "A reason is needed."
                    : text.contains("*/") ? "The reason becomes a comment." : null);
    return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
  }
}
