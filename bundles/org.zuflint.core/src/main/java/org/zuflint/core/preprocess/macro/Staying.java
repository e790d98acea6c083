package org.zuflint.core.preprocess.macro;

import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenFile;

/** Which macros stay names in the text; conditions see their values all the same. */
@FunctionalInterface
public interface Staying {
  /** None: the text is the compiler's. */
  Staying NONE = (macro, file, macros) -> false;

  /**
   * Whether a macro stays a name; asked when the text first uses its definition.
   *
   * @param file where it is defined
   * @param macros the others that are defined at that moment
   */
  boolean stays(Macro macro, TokenFile file, MacroTable macros);
}
