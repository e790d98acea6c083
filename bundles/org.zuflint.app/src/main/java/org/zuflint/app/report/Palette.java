package org.zuflint.app.report;

/** Colours for a terminal, gcc's; or none. */
public enum Palette {
  PLAIN("", "", "", "", "", ""),
  COLOUR("\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;36m", "\033[1;32m", "\033[0m");

  private final String bold;
  private final String red;
  private final String magenta;
  private final String cyan;
  private final String green;
  private final String end;

  Palette(String bold, String red, String magenta, String cyan, String green, String end) {
    this.bold = bold;
    this.red = red;
    this.magenta = magenta;
    this.cyan = cyan;
    this.green = green;
    this.end = end;
  }

  String place(String text) {
    return bold + text + end;
  }

  String bad(String text) {
    return red + text + end;
  }

  String doubtful(String text) {
    return magenta + text + end;
  }

  String quiet(String text) {
    return cyan + text + end;
  }

  String good(String text) {
    return green + text + end;
  }
}
