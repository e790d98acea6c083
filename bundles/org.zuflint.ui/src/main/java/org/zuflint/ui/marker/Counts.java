package org.zuflint.ui.marker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.ui.PlatformUI;

/** How many findings every file and folder of a project has: counted once for each run. */
final class Counts {
  /** A finding: where, and its severity as markers have it. */
  record Count(IPath on, int severity) {}

  /** The findings on or under a resource: how many, and the worst severity. */
  record Sum(int findings, int worst) {
    Sum with(int severity) {
      return new Sum(findings + 1, Math.max(worst, severity));
    }
  }

  private static final QualifiedName KEY = new QualifiedName("org.zuflint.ui", "counts");

  // Only asked by key; paths have no order.
  private volatile Map<String, Sum> sums = Map.of();

  private final IProject project;
  private LabelUpdates labels;

  private Counts(IProject project) {
    this.project = project;
  }

  /** Those of {@code project}. */
  static synchronized Counts of(IProject project) throws CoreException {
    if (project.getSessionProperty(KEY) instanceof Counts kept) {
      return kept;
    }
    Counts fresh = new Counts(project);
    project.setSessionProperty(KEY, fresh);
    return fresh;
  }

  /** Counts anew; whoever shows them hears of it when they differ. */
  void show(List<Count> counts) {
    Map<String, Sum> next = new TreeMap<>();
    for (Count count : counts) {
      for (int segments = count.on().segmentCount(); segments >= 0; segments--) {
        String name = count.on().uptoSegment(segments).toString();
        next.merge(name, new Sum(1, count.severity()), (a, b) -> a.with(count.severity()));
      }
    }
    SortedSet<String> changed = new TreeSet<>(next.keySet());
    changed.addAll(sums.keySet());
    Map<String, Sum> before = sums;
    changed.removeIf(name -> Objects.equals(next.get(name), before.get(name)));
    sums = next;
    if (!changed.isEmpty() && PlatformUI.isWorkbenchRunning()) {
      if (labels == null) {
        labels = new LabelUpdates(project);
      }
      labels.add(changed);
    }
  }

  /** The findings on or under {@code path}. */
  Sum under(IPath path) {
    return sums.getOrDefault(path.toString(), new Sum(0, -1));
  }
}
