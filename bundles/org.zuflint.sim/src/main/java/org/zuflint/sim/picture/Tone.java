package org.zuflint.sim.picture;

import java.util.Locale;
import org.zuflint.sim.system.Meaning.Kind;

/**
 * What a shape of the picture means. It has a colour of its own, and a class by which the page
 * around it may give it another, {@code tone-harm}.
 */
enum Tone {
  PAPER("#ffffff", "none"),
  LANE("#f3f5f8", "none"),
  INK("#1c2733", ""),
  SOFT("#5b6b7c", ""),
  FAINT("#9aa7b4", ""),
  LIVE("#1b6e3c", ""),
  STALE("#b3261e", ""),
  HARM("#b3261e", "#7d1a14"),
  ON_HARM("#ffffff", ""),
  ON_HARM_SOFT("#ffe3e0", ""),
  MAPS("#dcebfb", Tone.EDGE),
  CLEARS("#e3f3e6", Tone.EDGE),
  USES("#fff3d1", Tone.EDGE),
  RELEASES("#f1e1f7", Tone.EDGE),
  MOVES("#e7e9ee", Tone.EDGE),
  OTHER("#ffffff", Tone.EDGE);

  private static final String EDGE = "#c3ccd6";

  private final String fill;
  private final String stroke;

  Tone(String fill, String stroke) {
    this.fill = fill;
    this.stroke = stroke;
  }

  /** The tone of a step. */
  static Tone of(Kind kind) {
    return switch (kind) {
      case HARM -> HARM;
      case INSERT, OVERWRITE, REFUSE -> MAPS;
      case CLEAR, FLUSH, WAIT, IPI, FULL_FLUSH -> CLEARS;
      case FILL, USE -> USES;
      case RELEASE -> RELEASES;
      case MIGRATE, SWITCH -> MOVES;
      case OTHER -> OTHER;
    };
  }

  /** The attributes that fill a shape or a text. */
  String fill() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "class=\"tone-" + name + "\" fill=\"" + fill + "\"";
  }

  /** The colour of a shape's edge. */
  String stroke() {
    return stroke;
  }
}
