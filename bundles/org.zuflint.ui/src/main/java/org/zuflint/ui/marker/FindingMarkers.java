package org.zuflint.ui.marker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.source.Place;

/** The markers of one project: they become what a run has found, and those that stay true stay. */
public final class FindingMarkers {
  /** The marker type of every finding. */
  public static final String FINDING = "org.zuflint.ui.finding";

  /** The marker type of what was asked for and not analysed. */
  public static final String GAP = "org.zuflint.ui.gap";

  /** The attribute that holds the rule id. */
  public static final String RULE = "org.zuflint.ui.rule";

  /** The attribute that holds the clause of the promise: {@code C1} to {@code C4}, or nothing. */
  public static final String CLAUSE = "org.zuflint.ui.clause";

  /** The attribute that holds the column, from 1, in bytes. */
  public static final String COLUMN = "org.zuflint.ui.column";

  private static final List<String> OURS =
      List.of(
          IMarker.MESSAGE,
          IMarker.SEVERITY,
          IMarker.LINE_NUMBER,
          IMarker.SOURCE_ID,
          COLUMN,
          RULE,
          CLAUSE);

  private record Wanted(IResource on, Map<String, Object> attributes) {}

  private final IProject project;

  public FindingMarkers(IProject project) {
    this.project = project;
  }

  /**
   * Makes the findings of the project {@code findings}; files are named from the project's folder.
   */
  public void show(List<Finding> findings) throws CoreException {
    List<Wanted> wanted = new ArrayList<>();
    for (Finding finding : findings) {
      wanted.add(new Wanted(resource(finding.where()), attributes(finding)));
    }
    reconcile(FINDING, wanted);
  }

  /** Makes the gaps of the project {@code gaps}: where, and what was lost there. */
  public void showGaps(Map<Place, String> gaps) throws CoreException {
    List<Wanted> wanted = new ArrayList<>();
    gaps.forEach((where, text) -> wanted.add(new Wanted(resource(where), gap(where, text))));
    reconcile(GAP, wanted);
  }

  /** Takes all our markers away. */
  public void clear() throws CoreException {
    project.deleteMarkers(FINDING, false, IResource.DEPTH_INFINITE);
    project.deleteMarkers(GAP, false, IResource.DEPTH_INFINITE);
  }

  private void reconcile(String type, List<Wanted> wanted) throws CoreException {
    Map<Wanted, Integer> missing = new LinkedHashMap<>();
    for (Wanted one : wanted) {
      missing.merge(one, 1, Integer::sum);
    }
    for (IMarker marker : project.findMarkers(type, false, IResource.DEPTH_INFINITE)) {
      Map<String, Object> attributes = new TreeMap<>(marker.getAttributes());
      attributes.keySet().retainAll(OURS);
      Wanted shown = new Wanted(marker.getResource(), attributes);
      if (missing.merge(shown, -1, Integer::sum) < 0) {
        missing.remove(shown);
        marker.delete();
      }
    }
    for (Map.Entry<Wanted, Integer> entry : missing.entrySet()) {
      for (int i = 0; i < entry.getValue(); i++) {
        entry.getKey().on().createMarker(type, entry.getKey().attributes());
      }
    }
  }

  private IResource resource(Place where) {
    IFile file = project.getFile(IPath.fromPortableString(where.file()));
    return file.exists() ? file : project;
  }

  private static Map<String, Object> attributes(Finding finding) {
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put(IMarker.MESSAGE, finding.message());
    attributes.put(IMarker.SEVERITY, severity(finding.severity()));
    attributes.put(IMarker.LINE_NUMBER, finding.where().line());
    attributes.put(IMarker.SOURCE_ID, "zuflint");
    attributes.put(COLUMN, finding.where().column());
    attributes.put(RULE, finding.ruleId());
    if (finding.clause() != null) {
      attributes.put(CLAUSE, finding.clause().name());
    }
    return attributes;
  }

  private static Map<String, Object> gap(Place where, String text) {
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put(IMarker.MESSAGE, "zuflint: " + where.file() + " " + text);
    attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_WARNING);
    attributes.put(IMarker.SOURCE_ID, "zuflint");
    if (where.line() > 0) {
      attributes.put(IMarker.LINE_NUMBER, where.line());
    }
    return attributes;
  }

  private static int severity(Severity severity) {
    return switch (severity) {
      case ERROR -> IMarker.SEVERITY_ERROR;
      case WARNING -> IMarker.SEVERITY_WARNING;
      case INFO -> IMarker.SEVERITY_INFO;
    };
  }
}
