package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * Where VM_LOCAL_CPU is switched on or off.
 *
 * @param on whether it is set there, else it is cleared
 * @param live whether entries live then
 * @param trouble why the driver may not change the flag there; empty when it may
 * @param entry who does it, in words
 * @param call the insert that made the entries, empty when it is not known
 */
public record FlagChange(
    boolean on,
    Live live,
    String trouble,
    String entry,
    String call,
    Place where,
    List<Step> path) {

  /** Whether entries live when the flag changes. */
  public enum Live {
    NO,
    /** Another call may have left some. */
    PERHAPS,
    YES
  }
}
