package org.zuflint.ui.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.source.Place;
import org.zuflint.ui.marker.FindingMarkers;

/**
 * Analyses the project's C files when one of them has changed. All of them each time: one file may
 * call what another defines.
 */
public final class FindingBuilder extends IncrementalProjectBuilder {
  /** The builder as project descriptions name it. */
  public static final String ID = "org.zuflint.ui.builder";

  @Override
  protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
      throws CoreException {
    IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
    if (delta == null || touchesC(delta)) {
      analyse(monitor);
    }
    return new IProject[0];
  }

  @Override
  protected void clean(IProgressMonitor monitor) throws CoreException {
    new FindingMarkers(getProject()).clear();
  }

  private void analyse(IProgressMonitor monitor) throws CoreException {
    IPath location = getProject().getLocation();
    if (location == null) {
      return;
    }
    BuildProgress progress =
        new BuildProgress(SubMonitor.convert(monitor, 100), this::isInterrupted);
    try {
      Outcome outcome =
          Session.standard()
              .run(Request.of(Path.of(location.toOSString()), List.of(".")), progress);
      show(outcome);
    } catch (Refusal refusal) {
      SortedMap<Place, String> wrong = new TreeMap<>();
      refusal.remarks().forEach(remark -> wrong.put(remark.where(), remark.text()));
      new FindingMarkers(getProject()).showGaps(wrong);
    } catch (CancellationException stopped) {
      OperationCanceledException cancelled = new OperationCanceledException();
      cancelled.initCause(stopped);
      throw cancelled;
    }
  }

  private void show(Outcome outcome) throws CoreException {
    SortedMap<Place, String> gaps = new TreeMap<>();
    for (Remark lost : outcome.lost()) {
      gaps.put(lost.where(), lost.text());
    }
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      ILog.of(FindingBuilder.class).error(fault.who() + " failed on " + fault.on(), fault.cause());
      gaps.put(
          new Place(fault.on(), 0, 0),
          "is judged in part only: " + fault.who() + " failed, see the error log");
    }
    FindingMarkers markers = new FindingMarkers(getProject());
    markers.show(outcome.analysis().findings());
    markers.showGaps(gaps);
  }

  private static boolean touchesC(IResourceDelta delta) throws CoreException {
    boolean[] found = {false};
    delta.accept(change -> {
      found[0] |= isC(change.getResource()) && isNewContent(change);
      return !found[0];
    });
    return found[0];
  }

  private static boolean isC(IResource resource) {
    String type = resource.getFileExtension();
    return resource.getType() == IResource.FILE && ("c".equals(type) || "h".equals(type));
  }

  private static boolean isNewContent(IResourceDelta change) {
    int content = IResourceDelta.CONTENT | IResourceDelta.REPLACED | IResourceDelta.ENCODING;
    return change.getKind() != IResourceDelta.CHANGED || (change.getFlags() & content) != 0;
  }
}
