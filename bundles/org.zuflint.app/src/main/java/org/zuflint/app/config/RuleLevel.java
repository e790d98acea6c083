package org.zuflint.app.config;

import java.util.Locale;
import java.util.Optional;
import org.zuflint.core.finding.Severity;

/** What {@code [rules]} can say of a rule. */
public enum RuleLevel {
  OFF,
  INFO,
  WARNING,
  ERROR;

  /** The severity of the rule's findings; empty when the rule is off. */
  public Optional<Severity> severity() {
    return switch (this) {
      case OFF -> Optional.empty();
      case INFO -> Optional.of(Severity.INFO);
      case WARNING -> Optional.of(Severity.WARNING);
      case ERROR -> Optional.of(Severity.ERROR);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
