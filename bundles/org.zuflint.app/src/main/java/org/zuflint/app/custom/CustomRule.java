package org.zuflint.app.custom;

import org.zuflint.core.engine.Guest;
import org.zuflint.core.rule.RuleInfo;

/**
 * A rule that is not ours.
 *
 * @param page its page, Markdown; empty when it has none
 */
public record CustomRule(Guest guest, String page) {
  public RuleInfo info() {
    return guest.info();
  }

  public String id() {
    return guest.info().id();
  }
}
