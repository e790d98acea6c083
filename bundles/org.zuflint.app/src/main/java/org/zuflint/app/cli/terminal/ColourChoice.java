package org.zuflint.app.cli.terminal;

import java.util.Locale;
import org.zuflint.app.report.Palette;

/** When to use colours. */
public enum ColourChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /** {@code toTerminal}: whether the report goes to a terminal. */
  public Palette palette(Terminal terminal, boolean toTerminal) {
    return switch (this) {
      case ALWAYS -> Palette.COLOUR;
      case NEVER -> Palette.PLAIN;
      case AUTO -> toTerminal && terminal.colours() ? Palette.COLOUR : Palette.PLAIN;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
