package org.zuflint.ui.fix;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.resources.IProject;
import org.zuflint.ui.preference.Choices;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;

/** After every answer repairs are tried out. */
public final class ProofStart implements Desks.Listener {
  private static final int PAUSE_MILLIS = 100;

  // Only asked by key.
  private final Map<IProject, ProofJob> jobs = new HashMap<>();

  @Override
  public synchronized void answered(ProjectDesk desk) {
    ProofJob before = jobs.remove(desk.project());
    if (before != null) {
      before.cancel();
    }
    if (desk.last().isPresent() && Choices.of(desk.project()).on(Choices.REPAIRS)) {
      ProofJob job = new ProofJob(desk);
      jobs.put(desk.project(), job);
      job.schedule(PAUSE_MILLIS);
    }
  }
}
