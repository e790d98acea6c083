package org.zuflint.core.contexts;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.state.Life;

/**
 * A page or its waiter was let go while the vma had live entries.
 *
 * @param operation what the entry is asked to do
 * @param waited whether the entry has waited with entries live: others may have zapped them
 * @param pinned whether by a task known to stay on its CPU
 */
public record ReleaseFact(
    EntryPoint entry,
    EntryPoint.Operation operation,
    String vma,
    Life life,
    boolean guessed,
    boolean waited,
    boolean pinned,
    Listener.Ending ending,
    List<Step> path) {

  /** The entry in words, with the command when a test of it led here. */
  public String label() {
    return operation.words();
  }

  /** Whether it happens in the operation that the access is part of. */
  public boolean isBeside(AccessFact access) {
    return entry.equals(access.entry()) && operation.isWith(access.operation());
  }

  /** Whether it tells somebody who waits on a member to go on. */
  public boolean wakes() {
    return life.released() instanceof Life.Released what
        && what.what() == OwnerCalls.Release.WAITER
        && !what.target().isEmpty();
  }

  /** Whether it only writes a word that somebody looks at. */
  public boolean writes() {
    return life.released() instanceof Life.Released what && what.what() == OwnerCalls.Release.WORD;
  }

  /** Whether it gives back a page that is kept in a member. */
  public boolean frees() {
    return life.released() instanceof Life.Released what
        && what.what() == OwnerCalls.Release.PAGE
        && !what.target().isEmpty();
  }

  /** The same by somebody of whom it is not known that the operation is his. */
  public ReleaseFact guess() {
    return new ReleaseFact(entry, operation, vma, life, true, waited, pinned, ending, path);
  }
}
