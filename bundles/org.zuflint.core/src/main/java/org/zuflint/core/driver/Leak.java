package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * Entries that outlive their operation (C4).
 *
 * @param sure whether it certainly is too early; else the entries may be gone by then
 * @param call what lets the owner go on; for entries left, the insert that made them
 * @param entry who does it, in words
 * @param path from the insert to the leak
 */
public record Leak(
    Kind kind, boolean sure, String call, String entry, Place where, List<Step> path) {

  /** How entries come to outlive their operation. */
  public enum Kind {
    /** The page is given back while an entry maps it. */
    PAGE,
    /** The owner of the pages is woken while entries map them. */
    WAITER,
    /** A path ends with entries live, and no later entry zaps them. */
    LEFT,
    /** Nothing ever zaps. */
    NEVER,
    /** A zap does nothing, as the vma lacks VM_PFNMAP by then. */
    IDLE
  }

  /** What lets somebody go on, in words: a call, or a word that is written. */
  public static String said(String call) {
    return call.startsWith("a ") ? call : call + "()";
  }
}
