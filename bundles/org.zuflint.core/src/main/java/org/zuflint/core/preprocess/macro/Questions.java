package org.zuflint.core.preprocess.macro;

import java.util.List;

/** What {@code #if} may ask the compiler. */
public final class Questions {
  /** The words that ask. */
  public static final List<String> NAMES =
      List.of(
          "__has_include",
          "__has_include_next",
          "__has_attribute",
          "__has_cpp_attribute",
          "__has_builtin");

  private Questions() {}
}
