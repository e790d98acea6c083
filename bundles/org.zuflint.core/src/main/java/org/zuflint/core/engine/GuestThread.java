package org.zuflint.core.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a rule from outside does. Steps are counted, so that the same rule stops at the same
 * place on every machine; what hides in the Java library without a step of the rule is given up
 * after a while and left to die with the process.
 */
final class GuestThread extends Thread {
  private static final long STACK_BYTES = 1 << 20;
  private static final long LOOK_MILLIS = 100;
  private static final int MOST_LOOKS = debugged() ? Integer.MAX_VALUE : 200;

  private final Consumer<GuestThread> work;
  private long steps;
  private volatile boolean unwanted;
  private final AtomicInteger round = new AtomicInteger();
  private volatile String on = "";
  private volatile @Nullable Throwable failure;

  private GuestThread(String name, Consumer<GuestThread> work) {
    super(null, null, name, STACK_BYTES, false);
    this.work = work;
    setDaemon(true);
    setUncaughtExceptionHandler((thread, thrown) -> failure = thrown);
  }

  /** Whoever stands at a breakpoint of a rule takes the time that it takes. */
  private static boolean debugged() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.startsWith("-agentlib:jdwp"));
  }

  /**
   * Runs {@code work} to its end.
   *
   * @throws GuestFailure when it throws, takes too many steps, too much stack or memory, or hangs
   */
  static void run(String origin, Consumer<GuestThread> work) {
    GuestThread thread = new GuestThread("zuflint-guest " + origin, work);
    thread.start();
    thread.await();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    Throwable failed = thread.failure;
    if (thread.isAlive()) {
      throw new GuestFailure(origin + " does not come to an end" + thread.on, null);
    }
    if (failed != null) {
      throw new GuestFailure(origin + ": " + said(failed) + place(failed) + thread.on, failed);
    }
  }

  /** The next piece of work, in words, has a count of its own. */
  void begin(String what) {
    steps = 0;
    round.incrementAndGet();
    on = ", working on " + what;
  }

  void step() {
    if (++steps > Steps.MOST || unwanted) {
      throw new Steps.Exhausted("it does not come to an end");
    }
  }

  @Override
  public void run() {
    work.accept(this);
  }

  /** Until it ends, or has been at one piece of work for too long. */
  private void await() {
    try {
      int seen = round.get();
      for (int looks = 0; isAlive() && looks < MOST_LOOKS; looks++) {
        join(LOOK_MILLIS);
        looks = round.get() == seen ? looks : 0;
        seen = round.get();
      }
      unwanted = isAlive();
      join(LOOK_MILLIS);
    } catch (InterruptedException stopped) {
      unwanted = true;
      Thread.currentThread().interrupt();
    }
  }

  private static String said(Throwable failed) {
    return switch (failed) {
      case StackOverflowError deep -> "it calls itself without end";
      case OutOfMemoryError full -> "it needs more memory than there is";
      case Steps.Exhausted many -> String.valueOf(many.getMessage());
      default -> failed.toString();
    };
  }

  /** Where in the rule's own files it happened. */
  private static String place(Throwable failed) {
    for (StackTraceElement frame : failed.getStackTrace()) {
      boolean own =
          frame.getClassName().startsWith("org.zuflint.") || frame.getModuleName() != null;
      if (!own && frame.getFileName() != null) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
      }
    }
    return "";
  }
}
