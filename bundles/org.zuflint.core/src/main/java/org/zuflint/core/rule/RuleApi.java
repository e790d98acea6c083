package org.zuflint.core.rule;

import java.util.List;

/** What a rule may see of zuflint; our own rules see exactly the same. */
public final class RuleApi {
  /**
   * Major and minor. The major grows when a rule that compiled may no longer do so, the minor when
   * something is added.
   */
  public static final String VERSION = "1.0";

  /** The packages. */
  public static final List<String> PACKAGES =
      List.of(
          "org.zuflint.core.ast",
          "org.zuflint.core.driver",
          "org.zuflint.core.finding",
          "org.zuflint.core.ir",
          "org.zuflint.core.rule",
          "org.zuflint.core.source");

  private RuleApi() {}
}
