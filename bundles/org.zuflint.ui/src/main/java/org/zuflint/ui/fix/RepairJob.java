package org.zuflint.ui.fix;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.fix.Patch;
import org.zuflint.app.fix.Repair;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;

/** Repairs several findings one after the other, as the command line does, and shows the result. */
final class RepairJob extends Job {
  private final String title;
  private final List<IMarker> markers;

  RepairJob(String title, List<IMarker> markers) {
    super("zuflint: " + title);
    this.title = title;
    this.markers = List.copyOf(markers);
    setUser(true);
  }

  @Override
  public boolean belongsTo(Object family) {
    return ProofJob.FAMILY.equals(family);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    SortedSet<String> prints = new TreeSet<>();
    markers.forEach(marker -> prints.add(marker.getAttribute(Attributes.FINGERPRINT, "")));
    IProject project = markers.getFirst().getResource().getProject();
    ProjectDesk desk = Desks.all().of(project);
    Optional<Outcome> last = desk.last();
    if (last.isEmpty()) {
      return Status.warning("zuflint has to analyse " + project.getName() + " first; build it");
    }
    Outcome outcome = last.get();
    List<Finding> wanted =
        outcome.sifted().entries().stream()
            .filter(entry -> prints.contains(entry.fingerprint()))
            .map(Entry::finding)
            .toList();
    try {
      Repair.Result result =
          Repair.of(
              wanted,
              outcome.originals(),
              desk.again((phase, done, total) -> !monitor.isCanceled()));
      show(project, outcome, Patch.edits(result));
      return Status.OK_STATUS;
    } catch (CancellationException stopped) {
      return new Status(IStatus.CANCEL, "org.zuflint.ui", "stopped", stopped);
    } catch (Refusal refusal) {
      return Status.warning("see the markers of zuflint.toml", refusal);
    }
  }

  private void show(IProject project, Outcome outcome, List<Edit> edits) {
    PlatformUI.getWorkbench()
        .getDisplay()
        .asyncExec(() -> {
          try {
            FixWizard.open(new FixChange(project, outcome.originals()).of(title, edits));
          } catch (CoreException failure) {
            FixResolution.show(failure);
          }
        });
  }
}
