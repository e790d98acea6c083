package org.zuflint.core.owned;

import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;

/**
 * A call that lets pages go though nobody is seen to have waited for who maps them.
 *
 * @param why what it does instead of waiting to the end
 * @param found whether it has not taken them itself: they were found, perhaps where nobody maps
 *     them any more
 */
public record Hasty(FunctionFacts function, String call, Place where, Why why, boolean found) {
  /** What it does instead. */
  public enum Why {
    NO_WAIT("it does not wait for who maps them"),
    EARLY("its wait may end early"),
    LOCK("it waits for a lock that who maps them may not have taken yet"),
    BEFORE("lets the owner go on before his pages are mapped"),
    OTHER("lets the owner go on, though somebody else may map his pages"),
    PATHS("more paths than are followed lead to pages that are let go");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  public String words() {
    if (why == Why.BEFORE || why == Why.OTHER) {
      return "%s in %s() %s".formatted(call, function.name(), why.words);
    }
    if (why == Why.PATHS) {
      return why.words + " in " + function.name() + "()";
    }
    return "%s() in %s() drops pages that may still be mapped: %s"
        .formatted(call, function.name(), why.words);
  }
}
