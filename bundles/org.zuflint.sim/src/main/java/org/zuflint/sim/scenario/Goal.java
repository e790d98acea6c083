package org.zuflint.sim.scenario;

import org.zuflint.sim.system.Meaning.Kind;
import org.zuflint.sim.system.Rule;

/** What a scenario looks for. */
public enum Goal {
  /** Somebody uses a page that went back to its owner, or the like. */
  HARM("harm"),
  /** A CPU is interrupted for a flush, which costs time but is no harm. */
  INTERRUPT("an interrupt"),
  /** A CPU flushes its whole TLB, which costs time but is no harm. */
  FULL_FLUSH("a full flush");

  private final String title;

  Goal(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether the step is what is looked for. */
  public boolean accepts(Rule rule) {
    return switch (this) {
      case HARM -> rule.harm();
      case INTERRUPT ->
          rule.meaning().kind() == Kind.IPI || rule.meaning().kind() == Kind.FULL_FLUSH;
      case FULL_FLUSH -> rule.meaning().kind() == Kind.FULL_FLUSH;
    };
  }
}
