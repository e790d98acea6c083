package org.zuflint.core.contexts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Value;

/**
 * An insert or zap as one walk met it.
 *
 * @param operation what the entry is asked to do
 * @param at the address of the only page inserted, as {@link Life} has it
 * @param life the entries it meets, null when none are live
 * @param slot whether the vma was found in what the running CPU has of its own
 */
public record AccessFact(
    EntryPoint entry,
    EntryPoint.Operation operation,
    Access.Kind kind,
    String call,
    Place where,
    Value.Vma vma,
    String at,
    Pinning pinning,
    @Nullable Life life,
    boolean slot,
    List<Step> path) {

  /** The entry in words, with the command when a test of it led here. */
  public String label() {
    return operation.words();
  }

  /** Facts that are equal in it are told once. */
  String essence() {
    // an insert by a helper is told once for each call of that: one may replace what another made
    Place helped =
        kind == Access.Kind.INSERT && path.size() > 1 ? path.get(path.size() - 2).where() : where;
    return kind + call + where + helped + vma + pinning + life + label() + at + slot;
  }

  /** Whether it is the same call in the same place. */
  public boolean isAt(AccessFact other) {
    return call.equals(other.call) && where.equals(other.where);
  }

  /**
   * Whether the insert or zap lies in the same preemption-disabled region as what it belongs to.
   */
  public boolean inRegion() {
    Place region = pinning.region();
    if (region == null) {
      return false;
    }
    return kind == Access.Kind.INSERT
        || life == null
        || (region.equals(life.region()) && !life.over());
  }
}
