package org.zuflint.core.cases;

/**
 * Something that is not as a case expects.
 *
 * @param file of the case, empty when it is about the run as a whole
 * @param line from 1; 0 when it is about no line
 */
public record Complaint(String file, int line, String text) {
  @Override
  public String toString() {
    return (file.isEmpty() ? "" : file + ":" + line + ": ") + text;
  }
}
