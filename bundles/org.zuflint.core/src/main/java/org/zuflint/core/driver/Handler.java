package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * A fault-family handler of a vma.
 *
 * @param member {@code fault huge_fault map_pages page_mkwrite pfn_mkwrite}
 * @param path the calls that lead to the place that decides the behaviour
 */
public record Handler(
    String member,
    String function,
    Place where,
    Behaviour behaviour,
    String reason,
    List<Step> path) {

  /** What a fault handler may do to the page table. */
  public enum Behaviour {
    /** Installs or makes writable a PTE on some path. */
    MAPS,
    /** Only refuses: VM_FAULT_SIGBUS and its kin on every path. */
    REFUSES,
    /** Not known: an unresolved call or a value that could not be followed. */
    UNKNOWN
  }
}
