package org.zuflint.core.contexts;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.state.Life;

/**
 * A page or its waiter was let go while the vma had live entries.
 *
 * @param waited whether the entry has waited with entries live: others may have zapped them
 * @param pinned whether by a task known to stay on its CPU
 */
public record ReleaseFact(
    EntryPoint entry,
    String label,
    String vma,
    Life life,
    boolean guessed,
    boolean waited,
    boolean pinned,
    Listener.Ending ending,
    List<Step> path) {

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
    return new ReleaseFact(entry, label, vma, life, true, waited, pinned, ending, path);
  }
}
