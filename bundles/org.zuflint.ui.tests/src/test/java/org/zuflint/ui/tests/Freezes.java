package org.zuflint.ui.tests;

import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.monitoring.IUiFreezeEventLogger;
import org.eclipse.ui.monitoring.PreferenceConstants;
import org.eclipse.ui.monitoring.StackSample;
import org.eclipse.ui.monitoring.UiFreezeEvent;

/**
 * What the platform's own monitor says of the workbench's thread: when it was busy for too long.
 */
public final class Freezes implements IUiFreezeEventLogger {
  private static final int LONG_MILLIS = 100;
  private static final int FRAMES = 40;
  private static final QualifiedName KEY = new QualifiedName("org.zuflint.ui.tests", "freezes");

  /**
   * One time that the thread was busy for too long.
   *
   * @param ours whether our code was at work there, or the thread waited for somebody
   */
  record Freeze(long millis, boolean ours, String stacks) {
    @Override
    public String toString() {
      return millis + " ms" + (ours ? " by zuflint" : "") + stacks;
    }
  }

  /** From now on, until {@link #unwatch}. */
  static void watch() {
    IEclipsePreferences node = node();
    node.putInt(PreferenceConstants.LONG_EVENT_WARNING_THRESHOLD_MILLIS, LONG_MILLIS);
    node.putInt(PreferenceConstants.LONG_EVENT_ERROR_THRESHOLD_MILLIS, LONG_MILLIS);
    node.putBoolean(PreferenceConstants.LOG_TO_ERROR_LOG, false);
    node.put(PreferenceConstants.UI_THREAD_FILTER, "");
    node.putBoolean(PreferenceConstants.MONITORING_ENABLED, true);
    taken();
  }

  static void unwatch() {
    node().putBoolean(PreferenceConstants.MONITORING_ENABLED, false);
  }

  /** What was seen since the last question. */
  static List<Freeze> taken() {
    List<Freeze> taken = new ArrayList<>();
    Queue<Freeze> seen = seen();
    for (Freeze one = seen.poll(); one != null; one = seen.poll()) {
      taken.add(one);
    }
    return taken;
  }

  /** The platform makes the logger; what it hears is kept where tests find it. */
  @SuppressWarnings("unchecked")
  private static synchronized Queue<Freeze> seen() {
    IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    try {
      if (root.getSessionProperty(KEY) == null) {
        Queue<Freeze> fresh = new ConcurrentLinkedQueue<>();
        root.setSessionProperty(KEY, fresh);
      }
      return (Queue<Freeze>) root.getSessionProperty(KEY);
    } catch (CoreException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public void log(UiFreezeEvent event) {
    StringBuilder text = new StringBuilder();
    boolean ours = false;
    for (StackSample sample : event.getStackTraceSamples()) {
      for (ThreadInfo thread : sample.getStackTraces()) {
        if (thread.getThreadName().equals("main")) {
          ours |= isOurs(thread);
          text.append("\n  ").append(thread.getThreadState());
          Arrays.stream(thread.getStackTrace())
              .limit(FRAMES)
              .forEach(frame -> text.append(' ').append(words(frame)));
        }
      }
    }
    seen().add(new Freeze(event.getTotalDuration(), ours, text.toString()));
  }

  private static boolean isOurs(ThreadInfo thread) {
    return thread.getThreadState() != Thread.State.RUNNABLE
        || Arrays.stream(thread.getStackTrace())
            .takeWhile(
                frame -> !frame.getClassName().matches("org\\.zuflint\\.ui\\.(tests|hand)\\..*"))
            .anyMatch(frame -> frame.getClassName().startsWith("org.zuflint"));
  }

  private static String words(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
  }

  private static IEclipsePreferences node() {
    return InstanceScope.INSTANCE.getNode(PreferenceConstants.PLUGIN_ID);
  }
}
