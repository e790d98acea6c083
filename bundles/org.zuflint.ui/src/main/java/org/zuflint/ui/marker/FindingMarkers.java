package org.zuflint.ui.marker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.core.source.Place;

/**
 * The markers of one project: they become what a run has found. A finding that moved keeps its
 * marker, so that nothing flickers and nobody loses a selection.
 */
public final class FindingMarkers {
  /** The marker type of every finding. */
  public static final String FINDING = "org.zuflint.ui.finding";

  /** The marker type of what was asked for and not analysed. */
  public static final String GAP = "org.zuflint.ui.gap";

  /** The marker type of what a comment allows. */
  public static final String ALLOWED = "org.zuflint.ui.allowed";

  private record Wanted(IResource on, Map<String, Object> attributes) {
    /** What stays the same when a finding moves. */
    String key() {
      Object name = attributes.get(Attributes.FINGERPRINT);
      return on.getFullPath() + "\n" + (name == null ? attributes.get(IMarker.MESSAGE) : name);
    }
  }

  private final IProject project;

  public FindingMarkers(IProject project) {
    this.project = project;
  }

  /**
   * Makes the markers in {@code scope} what {@code outcome} says; files are named from the
   * project's folder.
   *
   * @param lost what was not analysed
   * @return how many findings there are in {@code scope}
   */
  public int show(Outcome outcome, List<Remark> lost, Scope scope) throws CoreException {
    Attributes attributes = new Attributes(outcome.originals(), outcome.analysis().providers());
    List<Wanted> findings = new ArrayList<>();
    List<Wanted> allowed = new ArrayList<>();
    for (Entry entry : outcome.sifted().entries()) {
      IResource on = resource(entry.finding().where());
      if (entry.standing() == Standing.OPEN) {
        findings.add(new Wanted(on, attributes.of(entry)));
      } else if (entry.allowance() != null) {
        String reason = entry.allowance().reason();
        allowed.add(new Wanted(on, attributes.ofAllowed(entry, reason)));
      }
    }
    List<Wanted> gaps = gaps(attributes, lost, IMarker.SEVERITY_WARNING);
    atOnce(monitor -> {
      reconcile(FINDING, findings, scope);
      reconcile(ALLOWED, allowed, scope);
      reconcile(GAP, gaps, scope);
      Counts.of(project).show(counts());
    });
    return (int) findings.stream().filter(one -> scope.holds(one.on())).count();
  }

  /** Shows only why nothing was judged; the findings stay as they are. */
  public void showRefused(List<Remark> wrong) throws CoreException {
    Originals none = new Originals(Path.of(""), Path.of(""), List.of());
    List<Wanted> gaps = gaps(new Attributes(none, List.of()), wrong, IMarker.SEVERITY_ERROR);
    atOnce(monitor -> reconcile(GAP, gaps, Scope.ALL));
  }

  /** Takes all our markers away. */
  public void clear() throws CoreException {
    for (String type : List.of(FINDING, GAP, ALLOWED)) {
      project.deleteMarkers(type, false, IResource.DEPTH_INFINITE);
    }
    Counts.of(project).show(List.of());
  }

  private List<Wanted> gaps(Attributes attributes, List<Remark> lost, int severity) {
    List<Wanted> gaps = new ArrayList<>();
    for (Remark remark : lost) {
      gaps.add(new Wanted(resource(remark.where()), attributes.of(remark, severity)));
    }
    return gaps;
  }

  /** One change for all who listen, and no other operation has to wait for a build's. */
  private void atOnce(IWorkspaceRunnable change) throws CoreException {
    IWorkspace workspace = project.getWorkspace();
    workspace.run(
        monitor -> {
          if (project.isAccessible()) {
            change.run(monitor);
          }
        },
        workspace.getRuleFactory().markerRule(project),
        IWorkspace.AVOID_UPDATE,
        null);
  }

  private void reconcile(String type, List<Wanted> all, Scope scope) throws CoreException {
    Map<String, List<IMarker>> shown = new TreeMap<>();
    for (IMarker marker : project.findMarkers(type, false, IResource.DEPTH_INFINITE)) {
      if (scope.holds(marker.getResource())) {
        Wanted was = new Wanted(marker.getResource(), ours(marker));
        shown.computeIfAbsent(was.key(), fresh -> new ArrayList<>()).add(marker);
      }
    }
    List<Wanted> missing = new ArrayList<>();
    for (Wanted one : all.stream().filter(wanted -> scope.holds(wanted.on())).toList()) {
      List<IMarker> same = shown.getOrDefault(one.key(), List.of());
      if (same.isEmpty()) {
        missing.add(one);
      } else {
        IMarker marker = same.removeFirst();
        if (!ours(marker).equals(one.attributes())) {
          marker.setAttributes(one.attributes());
        }
      }
    }
    for (List<IMarker> left : shown.values()) {
      for (IMarker marker : left) {
        marker.delete();
      }
    }
    for (Wanted one : missing) {
      one.on().createMarker(type, one.attributes());
    }
  }

  private static Map<String, Object> ours(IMarker marker) throws CoreException {
    Map<String, Object> attributes = new TreeMap<>(marker.getAttributes());
    attributes.keySet().retainAll(Attributes.OURS);
    return attributes;
  }

  private List<Counts.Count> counts() throws CoreException {
    List<Counts.Count> counts = new ArrayList<>();
    for (IMarker marker : project.findMarkers(FINDING, false, IResource.DEPTH_INFINITE)) {
      IPath on = marker.getResource().getProjectRelativePath();
      counts.add(new Counts.Count(on, marker.getAttribute(IMarker.SEVERITY, -1)));
    }
    return counts;
  }

  private IResource resource(Place where) {
    Path path = Path.of(where.file()).normalize();
    if (path.toString().isEmpty() || path.startsWith("..")) {
      return project;
    }
    IFile file = project.getFile(IPath.fromOSString(path.toString()));
    return file.exists() ? file : project;
  }
}
