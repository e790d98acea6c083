package org.zuflint.core.finding;

import java.util.List;

/**
 * Lines of a file replaced by others.
 *
 * @param file as shown to the user
 * @param line the first line that goes, from 1; what is added comes before it
 * @param removed how many lines go
 * @param added what comes in their place, without line ends
 */
public record Edit(String file, int line, int removed, List<String> added) {
  public Edit {
    added = List.copyOf(added);
  }
}
