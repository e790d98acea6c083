package org.zuflint.core.preprocess.macro;

import java.util.HashMap;
import java.util.Map;
import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.preprocess.text.Vocabulary;

/** What two tokens make that {@code ##} puts together. */
final class Paster {
  private static final int NOTHING = -1;

  private final Vocabulary vocabulary;
  private final Map<Long, Integer> made = new HashMap<>();

  Paster(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Number of the spelling; -1 when together they are not one token. */
  int paste(int left, int right) {
    return made.computeIfAbsent((long) left << 32 | right, fresh -> make(left, right));
  }

  private int make(int left, int right) {
    int id = vocabulary.id(vocabulary.name(left) + vocabulary.name(right));
    return vocabulary.type(id) == Kinds.UNKNOWN ? NOTHING : id;
  }
}
