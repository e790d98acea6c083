package org.zuflint.core.build;

import java.util.List;

/**
 * One command of a build, as it stood there.
 *
 * @param folder where it was started; relative paths of it are relative to this
 * @param words the compiler and its arguments, quotes taken away
 */
public record Command(String folder, List<String> words) {
  public Command {
    words = List.copyOf(words);
  }
}
