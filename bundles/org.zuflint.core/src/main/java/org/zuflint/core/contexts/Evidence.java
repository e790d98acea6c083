package org.zuflint.core.contexts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Context.Pin;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Pinning;

/** From what a path knows of its CPU to a context that people can read. */
public final class Evidence {
  private Evidence() {}

  /**
   * The context of an access; {@code wholeLife}: all entries of the vma live inside one region;
   * {@code mapperBound}: the task that mapped it cannot leave its CPU.
   */
  public static Context of(AccessFact access, boolean wholeLife, boolean mapperBound) {
    EntryPoint entry = access.entry();
    Pinning pinning = access.pinning();
    boolean deferred = entry.kind().deferred();
    if (pinning.holds(mapperBound)) {
      return context(access, deferred, Pin.PINNED, strongest(pinning));
    }
    if (pinning.owner()) {
      return context(
          access,
          deferred,
          entry.pin(),
          "it is the owner's task, but nothing keeps that task on one CPU (is_percpu_thread() at"
              + " mmap would)");
    }
    if (wholeLife && pinning.depth() > 0) {
      return context(
          access,
          deferred,
          Pin.PINNED,
          "inserted and zapped with preemption off since " + brief(pinning.region()));
    }
    return context(access, deferred, entry.pin(), missing(access));
  }

  /** The context of an access to entries that the task has left behind. */
  public static Context loosened(AccessFact access, Place where) {
    return context(
        access,
        access.entry().kind().deferred(),
        Pin.UNPINNED,
        "the task gives its CPU up at " + brief(where) + " while entries are live");
  }

  private static Context context(AccessFact access, boolean deferred, Pin pin, String evidence) {
    return new Context(
        access.label(),
        access.entry().function().name(),
        access.entry().function().where(),
        deferred,
        pin,
        evidence);
  }

  private static String strongest(Pinning pinning) {
    List<Pinning.Evidence> kinds = List.copyOf(pinning.evidence().keySet());
    Pinning.Fact fact = pinning.evidence().get(kinds.get(0));
    return fact == null ? "" : fact.text() + " at " + brief(fact.where());
  }

  private static String missing(AccessFact access) {
    Pinning pinning = access.pinning();
    Place lost = pinning.lostAt();
    if (lost != null) {
      return "what fixed its CPU ended at "
          + brief(lost)
          + ", where it may sleep, or run on other CPUs again";
    }
    if (pinning.depth() > 0) {
      return "preemption is off only since "
          + brief(pinning.region())
          + ", not while the entries live";
    }
    Place region = access.life() == null ? null : access.life().region();
    if (region != null) {
      return "preemption was off for the insert only, since " + brief(region);
    }
    return switch (access.entry().pin()) {
      case UNPINNED -> "a " + access.entry().kind().words() + " runs on any CPU";
      case PINNED, UNKNOWN -> "nothing in the driver fixes the CPU of this " + access.label();
    };
  }

  public static String brief(@Nullable Place place) {
    return place == null
        ? "an unknown place"
        : place.file().substring(place.file().lastIndexOf('/') + 1) + ":" + place.line();
  }
}
