package org.zuflint.core.build;

import java.util.ArrayList;
import java.util.List;

/** Cuts a command line into words as a POSIX shell does; nothing in it is run or replaced. */
public final class ShellWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The words of the first command of {@code line}: up to {@code ;}, {@code &} or {@code |}. */
  public static List<String> split(String line) {
    ShellWords shell = new ShellWords(line);
    shell.run(true);
    return List.copyOf(shell.words);
  }

  /** The words of a response file, which knows quotes but no commands. */
  static List<String> ofFile(String text) {
    ShellWords shell = new ShellWords(text);
    shell.run(false);
    return List.copyOf(shell.words);
  }

  private void run(boolean commands) {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (Character.isWhitespace(c)) {
        end();
      } else if (commands && (c == ';' || c == '&' || c == '|')) {
        break;
      } else {
        inWord = true;
        one(c);
      }
    }
    end();
  }

  private void one(char c) {
    switch (c) {
      case '\'' -> single();
      case '"' -> quoted();
      case '\\' -> {
        if (at < line.length()) {
          word.append(line.charAt(at++));
        }
      }
      default -> word.append(c);
    }
  }

  private void single() {
    int end = line.indexOf('\'', at);
    int stop = end < 0 ? line.length() : end;
    word.append(line, at, stop);
    at = stop + 1;
  }

  private void quoted() {
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      boolean escape = c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
      word.append(escape ? line.charAt(at++) : c);
    }
    at++;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
