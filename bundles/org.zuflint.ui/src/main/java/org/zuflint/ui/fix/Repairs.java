package org.zuflint.ui.fix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.QualifiedName;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Fix;
import org.zuflint.ui.marker.Attributes;

/** The repairs of a project's findings that were tried out and hold, for its last answer. */
public final class Repairs {
  private static final QualifiedName KEY = new QualifiedName("org.zuflint.ui", "repairs");

  private final Map<String, List<Fix>> proved = new TreeMap<>();
  private Outcome outcome;

  private Repairs() {}

  /** Those of {@code project}. */
  public static synchronized Repairs of(IProject project) throws CoreException {
    if (project.getSessionProperty(KEY) instanceof Repairs kept) {
      return kept;
    }
    Repairs fresh = new Repairs();
    project.setSessionProperty(KEY, fresh);
    return fresh;
  }

  /** Forgets what was proved for another answer. */
  synchronized void begin(Outcome answer) {
    if (outcome != answer) {
      outcome = answer;
      proved.clear();
    }
  }

  /** {@code fixes} hold for the finding, if {@code answer} is still the last one. */
  synchronized void add(Outcome answer, String fingerprint, List<Fix> fixes) {
    if (outcome == answer) {
      proved.put(fingerprint, fixes);
    }
  }

  /** Whether it is known which repairs of the finding hold. */
  synchronized boolean knows(Outcome answer, String fingerprint) {
    return outcome == answer && proved.containsKey(fingerprint);
  }

  /** The repairs of a marker's finding that hold for {@code answer}. */
  public synchronized List<Fix> of(Outcome answer, IMarker marker) {
    String fingerprint = marker.getAttribute(Attributes.FINGERPRINT, "");
    return outcome == answer ? proved.getOrDefault(fingerprint, List.of()) : List.of();
  }
}
