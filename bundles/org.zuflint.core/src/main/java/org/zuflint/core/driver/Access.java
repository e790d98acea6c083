package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * An operation on a vma's PTEs, in one context.
 *
 * @param call the kernel function: {@code zap_vma_ptes}
 * @param path from the entry point to the call
 * @param breach what is wrong with it
 * @param reason why it is wrong, empty when it is not
 * @param meets which entries it finds
 */
public record Access(
    Kind kind,
    String call,
    Place where,
    Context context,
    List<Step> path,
    Breach breach,
    String reason,
    Entries meets) {

  /** An access with which nothing is wrong. */
  public Access(Kind kind, String call, Place where, Context context, List<Step> path) {
    this(kind, call, where, context, path, Breach.NONE, "", Entries.NONE);
  }

  /** What is done to the PTEs. */
  public enum Kind {
    INSERT,
    ZAP
  }

  /** The first clause that an access breaks: one rule speaks of it, and one clause is broken. */
  public enum Breach {
    NONE,
    /** C1: it runs on, or works for, another CPU than the owner's. */
    OTHER_CPU,
    /** C4: it runs apart from the operation, in work, timer, release and their kin. */
    DEFERRED,
    /** C2: the CPU was fixed, but not for as long as the entries live. */
    WINDOW,
    /** C2: nothing fixes the CPU. */
    UNPINNED
  }

  /** Entries that may be live when an access comes. */
  public enum Entries {
    NONE,
    /** At the same address for sure. */
    SAME,
    /** Made by the same entry, at an address that may be another. */
    OTHER,
    /** Left by an earlier entry, at an address that may be another. */
    EARLIER
  }
}
