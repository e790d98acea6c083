package org.zuflint.app.toml;

import org.zuflint.core.source.Place;

/** The text of a file and how far it is read; counts lines and columns (from 1, in characters). */
final class Cursor {
  static final int END = -1;

  private final String path;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  Cursor(String path, String text) {
    this.path = path;
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean looksAt(String wanted) {
    return text.startsWith(wanted, at);
  }

  /** Reads one character; a line end counts as one, however it is written. */
  char next() throws TomlError {
    if (at == text.length()) {
      throw error("the file ends in the middle of a value");
    }
    char read = text.charAt(at++);
    if (read == '\n') {
      line++;
      lineStart = at;
    }
    return read;
  }

  boolean take(String wanted) throws TomlError {
    if (!looksAt(wanted)) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      next();
    }
    return true;
  }

  void expect(String wanted, String what) throws TomlError {
    if (!take(wanted)) {
      throw error("expected " + what + ", found " + found());
    }
  }

  void skipBlanks() throws TomlError {
    while (peek() == ' ' || peek() == '\t') {
      next();
    }
  }

  /** Blanks, comments and line ends. */
  void skipLines() throws TomlError {
    while (true) {
      skipBlanks();
      skipComment();
      if (!takeLineEnd()) {
        return;
      }
    }
  }

  void endLine() throws TomlError {
    skipBlanks();
    skipComment();
    if (peek() != END && !takeLineEnd()) {
      throw error("expected the end of the line, found " + found());
    }
  }

  Place place() {
    return new Place(path, line, at - lineStart + 1);
  }

  TomlError error(String message) {
    return new TomlError(place(), message);
  }

  String found() {
    int next = peek();
    if (next == END) {
      return "the end of the file";
    }
    return next == '\n' || next == '\r' ? "the end of the line" : "'" + (char) next + "'";
  }

  private boolean takeLineEnd() throws TomlError {
    return take("\r\n") || take("\n");
  }

  private void skipComment() throws TomlError {
    if (peek() == '#') {
      while (peek() != END && peek() != '\n' && !looksAt("\r\n")) {
        next();
      }
    }
  }
}
