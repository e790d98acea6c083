package org.zuflint.ui.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Fix;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.run.Desks;

/** What can be done about a marker: only what is known to work, so nothing is computed here. */
public final class FindingResolutions implements IMarkerResolutionGenerator2 {
  @Override
  public boolean hasResolutions(IMarker marker) {
    return marker.exists() && entry(marker).isPresent();
  }

  @Override
  public IMarkerResolution[] getResolutions(IMarker marker) {
    List<IMarkerResolution> resolutions = new ArrayList<>();
    Optional<Entry> entry = marker.exists() ? entry(marker) : Optional.empty();
    Optional<Outcome> last = outcome(marker);
    if (entry.isPresent() && last.isPresent()) {
      Outcome outcome = last.get();
      for (Fix fix : fixes(outcome, marker)) {
        resolutions.add(new FixResolution(marker, outcome, fix, false));
        resolutions.add(new FixResolution(marker, outcome, fix, true));
      }
      if (AllowResolution.canStand(outcome, entry.get())) {
        resolutions.add(new AllowResolution(marker, outcome, entry.get()));
      }
    }
    return resolutions.toArray(IMarkerResolution[]::new);
  }

  private static List<Fix> fixes(Outcome outcome, IMarker marker) {
    try {
      return Repairs.of(marker.getResource().getProject()).of(outcome, marker);
    } catch (CoreException closed) {
      ILog.of(FindingResolutions.class).log(closed.getStatus());
      return List.of();
    }
  }

  private static Optional<Outcome> outcome(IMarker marker) {
    IProject project = marker.getResource().getProject();
    return project == null ? Optional.empty() : Desks.all().of(project).last();
  }

  private static Optional<Entry> entry(IMarker marker) {
    String fingerprint = marker.getAttribute(Attributes.FINGERPRINT, "");
    return outcome(marker).stream()
        .flatMap(outcome -> outcome.sifted().entries().stream())
        .filter(entry -> entry.fingerprint().equals(fingerprint))
        .findFirst();
  }
}
