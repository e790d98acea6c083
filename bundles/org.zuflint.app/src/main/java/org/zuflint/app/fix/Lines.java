package org.zuflint.app.fix;

import java.util.List;
import org.zuflint.core.source.Place;

/** Looks at the lines of files as a person with an editor does. */
final class Lines {
  private final Texts texts;

  Lines(Texts texts) {
    this.texts = texts;
  }

  /** The line of a place; empty when the file has no such line. */
  String at(Place where) {
    return at(where.file(), where.line());
  }

  String at(String file, int line) {
    List<String> lines = texts.lines(file);
    return line < 1 || line > lines.size() ? "" : lines.get(line - 1);
  }

  /** Whether the line can go without making the one before it hold the next. */
  boolean isBlockLine(Place where) {
    String before = at(where.file(), where.line() - 1).strip();
    return before.isEmpty()
        || before.endsWith(";")
        || before.endsWith("{")
        || before.endsWith("}")
        || before.endsWith("*/");
  }

  /** The first line of the file that looks so; 0 when none does. */
  int find(String file, String pattern) {
    List<String> lines = texts.lines(file);
    for (int line = 1; line <= lines.size(); line++) {
      if (at(file, line).matches(pattern)) {
        return line;
      }
    }
    return 0;
  }

  static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** The line of the brace that opens the function whose head is at {@code line}; 0 without one. */
  int opening(String file, int line) {
    for (int at = line; at < line + 8; at++) {
      String text = at(file, at);
      if (text.startsWith("{")) {
        return at;
      }
      if (text.strip().endsWith(";")) {
        return 0;
      }
    }
    return 0;
  }

  /** The line of the brace that closes what is opened at {@code opening}; 0 without one. */
  int closing(String file, int opening) {
    int at = opening + 1;
    while (at <= texts.lines(file).size()) {
      if (at(file, at).startsWith("}")) {
        return at;
      }
      at++;
    }
    return 0;
  }
}
