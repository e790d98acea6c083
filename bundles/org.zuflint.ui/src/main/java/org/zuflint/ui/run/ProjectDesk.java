package org.zuflint.ui.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.cache.CacheFolder;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Desk;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.source.SourceFile;
import org.zuflint.ui.marker.FindingMarkers;
import org.zuflint.ui.marker.Scope;
import org.zuflint.ui.preference.Choices;

/** A project's desk: its answers become markers, with the texts of editors as they are now. */
public final class ProjectDesk {
  private final Desks desks;
  private final IProject project;
  private final Optional<IPath> location;
  private final Desk desk;
  private final AtomicLong asks = new AtomicLong();
  private final Runnable unwatch;
  private final AtomicLong asked = new AtomicLong();

  // Only asked by key.
  private final Map<Path, byte[]> open = new ConcurrentHashMap<>();
  private long shown;
  private AnswerJob job;
  private volatile String scoped = "";
  private volatile boolean closed;
  private volatile Optional<Outcome> last = Optional.empty();

  ProjectDesk(Desks desks, IProject project) {
    this.desks = desks;
    this.project = project;
    location = Optional.ofNullable(project.getLocation());
    Path folder = Path.of(location.map(IPath::toOSString).orElse(""));
    Neighbours neighbours = new Neighbours(project);
    Cache cache = new Cache(CacheFolder.of(System.getenv()), ILog.of(ProjectDesk.class)::warn);
    desk = new Desk(Request.of(folder, List.of(".")), cache, neighbours);
    job = new AnswerJob(this, Scope.ALL);
    unwatch = neighbours.watch(this::toldAnew);
  }

  /** Whether this is the desk of a project at {@code place}. */
  boolean isAt(IPath place) {
    return location.equals(Optional.ofNullable(place));
  }

  /** The project it is the desk of. */
  public IProject project() {
    return project;
  }

  /** The last answer; empty when there was none since the workbench was started. */
  public Optional<Outcome> last() {
    return last;
  }

  /** The file whose real path is {@code place} has {@code text} now, which is not saved. */
  public void edit(Path place, String text) {
    open.put(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** It has no unsaved text any more. */
  public void settle(Path place) {
    open.remove(place);
  }

  /** Files were written, made or deleted. */
  public void changed(Collection<Path> files) {
    desk.changed(files);
  }

  /** Files may be compiled in another way now: what was answered may be wrong. */
  private void toldAnew() {
    if (last.isPresent()) {
      answerIn(Choices.of(project).restMillis());
    }
  }

  /** An answer in the background, {@code millis} from now; a run that is under way is stopped. */
  public void answerIn(int millis) {
    ask(Scope.ALL, millis);
  }

  /** An answer about {@code scope} in the background. */
  public void answerAbout(Scope scope) {
    ask(scope, 0);
  }

  /**
   * A job of its own for each: one that is scheduled again while it runs is in no state at all for
   * a moment, in which whoever waits for answers would believe that there is none to come.
   */
  private synchronized void ask(Scope scope, int millis) {
    asks.incrementAndGet();
    AnswerJob before = job;
    job = new AnswerJob(this, scope);
    job.schedule(millis);
    before.cancel();
  }

  /** How often somebody asked for an answer: what is done for the last one may be given up. */
  public long asks() {
    return asks.get();
  }

  /** What the last answer was asked for, where that was not the whole project; empty otherwise. */
  public String scoped() {
    return scoped;
  }

  /**
   * Answers in this thread, and shows it.
   *
   * @throws OperationCanceledException when the monitor was cancelled
   */
  public void answer(IProgressMonitor monitor) throws CoreException {
    asks.incrementAndGet();
    answer(Scope.ALL, monitor);
  }

  void answer(Scope scope, IProgressMonitor monitor) throws CoreException {
    if (location.isEmpty()) {
      return;
    }
    long number = asked.incrementAndGet();
    long before = asks.get();
    Progress progress = new MonitorProgress(SubMonitor.convert(monitor, 100));
    try {
      Outcome outcome = desk.run(Map.copyOf(open), progress);
      FindingMarkers markers = new FindingMarkers(project);
      show(
          number,
          () -> {
            last = Optional.of(outcome);
            int findings = markers.show(outcome, lost(outcome), scope);
            scoped = scope.words(outcome, findings);
          });
    } catch (Refusal refusal) {
      show(number, () -> new FindingMarkers(project).showRefused(refusal.remarks()));
    } catch (CancellationException stopped) {
      if (asks.get() == before && last.isPresent() && !closed) {
        // The user has stopped it, no other one is to come: what was given up for it begins again.
        desks.answered(this);
      }
      OperationCanceledException cancelled = new OperationCanceledException();
      cancelled.initCause(stopped);
      throw cancelled;
    }
    if (!closed) {
      desks.answered(this);
    }
  }

  /** The analysis with some files replaced, on top of what editors hold now. */
  public Function<Map<String, SourceFile>, Analysis> again(Progress progress) {
    return desk.again(Map.copyOf(open), progress);
  }

  /** Takes the markers away and forgets the answer. */
  public void clear() throws CoreException {
    stop();
    show(
        asked.incrementAndGet(),
        () -> {
          last = Optional.empty();
          new FindingMarkers(project).clear();
        });
    desks.answered(this);
  }

  /** What is still under way shows nothing: another project may have the name by then. */
  void close() {
    closed = true;
    unwatch.run();
    stop();
    last = Optional.empty();
    desks.answered(this);
  }

  private synchronized void stop() {
    job.cancel();
  }

  /** What changes the workspace. */
  private interface Change {
    void make() throws CoreException;
  }

  /** An answer that was asked for earlier and comes later is out of date. */
  private void show(long number, Change change) throws CoreException {
    project
        .getWorkspace()
        .run(
            monitor -> {
              if (!closed && number > shown && project.isAccessible()) {
                shown = number;
                change.make();
              }
            },
            project.getWorkspace().getRuleFactory().markerRule(project),
            0,
            null);
  }

  private static List<Remark> lost(Outcome outcome) {
    List<Remark> lost = new ArrayList<>(outcome.lost());
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      ILog.of(ProjectDesk.class).error(fault.who() + " failed on " + fault.on(), fault.cause());
      lost.add(
          Remark.of(
              fault.on(), "is judged in part only: " + fault.who() + " failed, see the error log"));
    }
    return lost;
  }
}
