package org.zuflint.app.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: the run is told to stop and gets a moment to take its half-written files back. */
public final class Interruption {
  private static final long GRACE_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean asked;

  /** Makes the end of the process wait for {@link #finish}. */
  public static Interruption ofProcess() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "interruption"));
    return interruption;
  }

  public boolean asked() {
    return asked;
  }

  /** Says that nothing is left to take back. */
  public void finish() {
    finished.countDown();
  }

  public void ask() {
    asked = true;
    try {
      if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // The process ends now whatever the run does; nothing more can be promised.
        return;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
