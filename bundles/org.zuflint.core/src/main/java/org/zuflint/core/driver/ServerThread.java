package org.zuflint.core.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * A thread of the user-mode server that uses a provider's device.
 *
 * @param function the function it runs
 * @param created where it is started; for {@code main} its definition
 * @param uses what it does to the device, for one vma
 * @param sharings ways in which others get at the mapping or at its file
 */
public record ServerThread(
    String function, Place where, Place created, List<Use> uses, List<Sharing> sharings) {

  /**
   * Whether it is main() or was seen to be started: a function that nobody in the files calls may
   * run in any thread.
   */
  public boolean isStarted() {
    return function.equals("main") || !created.equals(where);
  }

  /** On which CPUs a thread may run. */
  public enum Cpus {
    ONE,
    /** Nothing sets its affinity. */
    ANY,
    SEVERAL,
    /** It is set, but after this use, or by another thread that may come later. */
    LATE,
    /** Not known: a mask that could not be followed, a call that may fail unnoticed. */
    UNSURE
  }

  /**
   * One use of the device.
   *
   * @param operation {@code mmap} or the operation with its command: {@code ioctl PIN_IOC_WAIT}
   * @param evidence why the thread may run there
   * @param decided where that was decided, null when nothing decides it
   */
  public record Use(
      String operation,
      Cpus cpus,
      String evidence,
      @Nullable Place decided,
      Place where,
      List<Step> path) {}

  /**
   * Somebody else gets at the mapping.
   *
   * @param certain false when it depends on something that could not be followed
   */
  public record Sharing(How how, boolean certain, String text, Place where, List<Step> path) {

    /** What is shared. */
    public enum How {
      MAPPING,
      FILE,
      FORK
    }
  }
}
