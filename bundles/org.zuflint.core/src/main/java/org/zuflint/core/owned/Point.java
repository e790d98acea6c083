package org.zuflint.core.owned;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known on some ways to one place of a function: of the pages, and of its variables.
 *
 * @param heard the answers by which it has come to know that nobody maps the pages, or might have
 */
record Point(Phase phase, Map<String, Sign> signs, Set<Heard> heard) {
  /**
   * An answer to a question about a word; {@code sure}: it shows that who maps has done, else who
   * maps only writes there.
   */
  record Heard(Asked asked, boolean answer, boolean sure) {}

  /** So many answers are remembered. */
  private static final int ANSWERS = 6;

  /** So many variables are told apart. */
  private static final int VARIABLES = 4;

  static Point of(Phase phase, Set<Heard> heard) {
    return new Point(phase, Map.of(), heard);
  }

  boolean isFull() {
    return heard.size() >= ANSWERS;
  }

  /** With these answers, too. */
  Point hearing(Set<Heard> more) {
    if (heard.containsAll(more)) {
      return this;
    }
    Set<Heard> all = new LinkedHashSet<>(heard);
    all.addAll(more);
    return new Point(phase, signs, Collections.unmodifiableSet(all));
  }

  Point phase(Phase now) {
    return now == phase ? this : new Point(now, signs, heard);
  }

  /** Where who maps finds no vma, nothing is mapped. */
  Point gone() {
    return phase(phase.hear());
  }

  Sign sign(String variable) {
    return signs.getOrDefault(variable, Sign.ANY);
  }

  Point sign(String variable, Sign sign) {
    if (sign(variable) == sign) {
      return this;
    }
    Map<String, Sign> all = new TreeMap<>(signs);
    all.remove(variable);
    if (sign != Sign.ANY && all.size() < VARIABLES) {
      all.put(variable, sign);
    }
    return new Point(phase, Collections.unmodifiableMap(all), heard);
  }

  /** Without what is known of variables. */
  Point bare() {
    return of(phase, heard);
  }

  /** What is known of a number, or of whether a pointer or a truth value is there. */
  enum Sign {
    ZERO,
    NEGATIVE,
    POSITIVE,
    /** Negative or positive. */
    NONZERO,
    ANY;

    /** The answers that {@code x op 0} may have. */
    List<Boolean> compare(String op) {
      return switch (op) {
        case "==" -> answers(this == ZERO, this != ANY);
        case "!=" -> answers(this != ZERO, this != ANY);
        case "<" -> answers(this == NEGATIVE, this != ANY && this != NONZERO);
        case ">=" -> answers(this != NEGATIVE, this != ANY && this != NONZERO);
        case ">" -> answers(this == POSITIVE, this != ANY && this != NONZERO);
        case "<=" -> answers(this != POSITIVE, this != ANY && this != NONZERO);
        default -> answers(false, false);
      };
    }

    private static List<Boolean> answers(boolean answer, boolean sure) {
      return sure ? List.of(answer) : List.of(true, false);
    }

    /** What is known besides when {@code x op 0} has given this answer. */
    Sign after(String op, boolean answer) {
      if (this != ANY) {
        return this;
      }
      return switch (op) {
        case "==" -> answer ? ZERO : NONZERO;
        case "!=" -> answer ? NONZERO : ZERO;
        case "<" -> answer ? NEGATIVE : ANY;
        case ">=" -> answer ? ANY : NEGATIVE;
        case ">" -> answer ? POSITIVE : ANY;
        case "<=" -> answer ? ANY : POSITIVE;
        default -> ANY;
      };
    }

    Sign not() {
      return switch (this) {
        case ZERO -> POSITIVE;
        case NEGATIVE, POSITIVE, NONZERO -> ZERO;
        case ANY -> ANY;
      };
    }

    Sign minus() {
      return switch (this) {
        case NEGATIVE -> POSITIVE;
        case POSITIVE -> NEGATIVE;
        default -> this;
      };
    }
  }
}
