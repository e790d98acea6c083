package org.zuflint.app.cli;

import java.util.Locale;
import org.zuflint.app.report.Palette;

/** When to use colours. */
enum ColourChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /** {@code toTerminal}: whether the report goes to a terminal. */
  Palette palette(Terminal terminal, boolean toTerminal) {
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
