package org.zuflint.ui.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.fix.Repair;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.ui.run.ProjectDesk;

/**
 * Tries repairs out before anybody asks, so that Ctrl+1 need not wait: those of files that are open
 * first, of a big project only those.
 */
public final class ProofJob extends Job {
  /** The family of all of them. */
  public static final Object FAMILY = "org.zuflint.ui.proofs";

  private static final int SMALL_FILES = 200;

  private final ProjectDesk desk;
  private final long asks;

  ProofJob(ProjectDesk desk) {
    super("zuflint: repairs of " + desk.project().getName());
    this.desk = desk;
    asks = desk.asks();
    setPriority(DECORATE);
    setSystem(true);
  }

  @Override
  public boolean belongsTo(Object family) {
    return FAMILY.equals(family);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    Optional<Outcome> last = desk.last();
    if (last.isEmpty() || !desk.project().isAccessible()) {
      return Status.OK_STATUS;
    }
    Outcome outcome = last.get();
    try {
      Repairs repairs = Repairs.of(desk.project());
      repairs.begin(outcome);
      prove(outcome, repairs, monitor);
      return Status.OK_STATUS;
    } catch (CancellationException stopped) {
      return new Status(IStatus.CANCEL, "org.zuflint.ui", "stopped", stopped);
    } catch (Refusal refusal) {
      return new Status(IStatus.OK, "org.zuflint.ui", "zuflint.toml has its markers", refusal);
    } catch (CoreException failure) {
      return failure.getStatus();
    }
  }

  private void prove(Outcome outcome, Repairs repairs, IProgressMonitor monitor) {
    List<Entry> wanted =
        wanted(outcome).stream()
            .filter(entry -> !repairs.knows(outcome, entry.fingerprint()))
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    Repair repair =
        Repair.over(
            outcome.originals(), desk.again((phase, done, total) -> current(outcome, monitor)));
    for (Entry entry : wanted) {
      if (!current(outcome, monitor)) {
        throw new CancellationException("there is another answer");
      }
      repairs.add(outcome, entry.fingerprint(), repair.proved(entry.finding()));
    }
  }

  /** Whoever types must not wait for this: the next answer has proofs of its own. */
  private boolean current(Outcome outcome, IProgressMonitor monitor) {
    return !monitor.isCanceled()
        && desk.asks() == asks
        && desk.last().filter(last -> last == outcome).isPresent();
  }

  private List<Entry> wanted(Outcome outcome) {
    SortedSet<String> open = open();
    List<Entry> first = new ArrayList<>();
    List<Entry> rest = new ArrayList<>();
    for (Entry entry : outcome.sifted().entries()) {
      if (entry.standing() == Standing.OPEN) {
        String file = IPath.fromPortableString(entry.finding().where().file()).toString();
        (open.contains(file) ? first : rest).add(entry);
      }
    }
    if (outcome.files().size() <= SMALL_FILES) {
      first.addAll(rest);
    }
    return first;
  }

  /** The files that editors hold, from the project's folder. */
  private SortedSet<String> open() {
    SortedSet<String> open = new TreeSet<>();
    IPath project = desk.project().getFullPath();
    for (IFileBuffer buffer : FileBuffers.getTextFileBufferManager().getFileBuffers()) {
      IPath location = buffer.getLocation();
      if (location != null && project.isPrefixOf(location)) {
        open.add(location.makeRelativeTo(project).toString());
      }
    }
    return open;
  }
}
