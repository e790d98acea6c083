package org.zuflint.core.engine;

import java.util.function.Supplier;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleInfo;

/**
 * A rule that is not ours. It runs apart, with limits; when it fails, all that it found is lost,
 * and nothing else.
 *
 * @param origin where it comes from, as shown to the user
 */
public record Guest(Rule rule, RuleInfo info, String origin) {

  /**
   * Makes a guest from what may fail or never end.
   *
   * @throws GuestFailure when it does
   */
  public static Guest of(String origin, Supplier<Rule> maker) {
    Rule[] made = new Rule[1];
    RuleInfo[] info = new RuleInfo[1];
    GuestThread.run(
        origin,
        thread -> {
          made[0] = maker.get();
          info[0] = made[0].info();
        });
    if (info[0] == null) {
      throw new GuestFailure("the rule of " + origin + " has no info()", null);
    }
    return new Guest(made[0], info[0], origin);
  }
}
