package org.zuflint.ui.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.QualifiedName;
import org.zuflint.app.custom.CustomRule;

/** The desks of the workspace, one for each project, and who wants to know of their answers. */
public final class Desks {
  /** Hears of answers, in any thread. */
  @FunctionalInterface
  public interface Listener {
    /** Called after {@code desk} has a new answer, or none any more. */
    void answered(ProjectDesk desk);
  }

  private static final QualifiedName KEY = new QualifiedName("org.zuflint.ui", "desks");

  // Only asked by key.
  private final Map<IProject, ProjectDesk> desks = new HashMap<>();
  private final ListenerList<Listener> listeners = new ListenerList<>();

  private Desks() {}

  /** Those of this workspace. */
  public static synchronized Desks all() {
    IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    try {
      if (root.getSessionProperty(KEY) instanceof Desks kept) {
        return kept;
      }
      Desks fresh = new Desks();
      root.setSessionProperty(KEY, fresh);
      return fresh;
    } catch (CoreException never) {
      // The root is always there.
      throw new IllegalStateException(never);
    }
  }

  /** The desk of {@code project}; a new one when it was closed or moved meanwhile. */
  public synchronized ProjectDesk of(IProject project) {
    ProjectDesk desk = desks.get(project);
    if (desk == null || !desk.isAt(project.getLocation())) {
      if (desk != null) {
        desk.close();
      }
      desk = new ProjectDesk(this, project);
      desks.put(project, desk);
    }
    return desk;
  }

  /** A rule that is not ours and that a project was judged by. */
  public synchronized Optional<CustomRule> rule(String id) {
    return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
        .map(desks::get)
        .filter(Objects::nonNull)
        .flatMap(desk -> desk.last().stream())
        .flatMap(outcome -> outcome.custom().stream())
        .filter(rule -> rule.id().equals(id))
        .findFirst();
  }

  /** Forgets a project that was closed or deleted. */
  public synchronized void forget(IProject project) {
    ProjectDesk gone = desks.remove(project);
    if (gone != null) {
      gone.close();
    }
  }

  /** From now on {@code listener} hears of answers. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** {@code listener} hears no more. */
  public void leave(Listener listener) {
    listeners.remove(listener);
  }

  void answered(ProjectDesk desk) {
    for (Listener listener : listeners) {
      try {
        listener.answered(desk);
      } catch (RuntimeException broken) {
        ILog.of(Desks.class).error("A listener failed on an answer of zuflint", broken);
      }
    }
  }
}
