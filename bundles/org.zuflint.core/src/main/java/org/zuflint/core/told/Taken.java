package org.zuflint.core.told;

import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/**
 * Members of an object that are taken where a provider ends: {@code at 0} is not zero any more,
 * {@code cpu -} not below zero.
 */
final class Taken {
  private static final String START = "vma own.vm_start";

  private Taken() {}

  /** The word for a member that is not zero. */
  static String notZero(String member) {
    return member + Condition.ZERO;
  }

  /** The member that a word is about. */
  static String member(String word) {
    return word.substring(0, word.indexOf(' '));
  }

  /** Members that are taken, by the path or since before. */
  static SortedSet<String> members(State end, String object) {
    SortedSet<String> held = taken(end, object);
    for (Pinning.Evidence kind : Pinning.Evidence.values()) {
      Pinning.Fact fact = end.pinning().evidence().get(kind);
      if (fact != null && fact.object().equals(object) && !fact.cpu().isEmpty()) {
        switch (kind) {
          case OWNER_CPU -> held.add(fact.cpu() + Condition.NEGATIVE);
          case OWNER_TASK -> held.add(notZero(fact.cpu()));
          default -> {}
        }
      }
    }
    mms(end, object).forEach(mm -> held.add(notZero(mm)));
    return held;
  }

  /** Members that this path has found free, and taken. */
  static SortedSet<String> taken(State end, String object) {
    SortedSet<String> found = new TreeSet<>();
    for (String word : Condition.free(end, object)) {
      Value now = end.load(object + "." + member(word));
      boolean taken =
          now instanceof Value.Positive
              || (word.endsWith(Condition.ZERO)
                  ? now instanceof Value.NonZero
                      || (now instanceof Value.Number number && number.value() != 0)
                      || (now instanceof Value.Symbolic place && isThere(place))
                  : now instanceof Value.Cpu
                      || (now instanceof Value.Number number && number.value() >= 0));
      if (taken) {
        found.add(word);
      }
    }
    return found;
  }

  private static boolean isThere(Value.Symbolic place) {
    return place.path().equals(START)
        || place.path().equals("current")
        || place.path().equals("current->mm");
  }

  /** Members that hold the address of the vma. */
  static SortedSet<String> starts(State end, String object) {
    SortedSet<String> found = new TreeSet<>();
    end.members((member, value) -> {
      if (end.load(object + "." + member) instanceof Value.Symbolic at && at.path().equals(START)) {
        found.add(member);
      }
    });
    return found;
  }

  /** Members that point to the mm of the vma. */
  static SortedSet<String> mms(State end, String object) {
    SortedSet<String> found = Condition.running(end, object);
    end.members((member, value) -> {
      if (end.load(object + "." + member) instanceof Value.Symbolic mm) {
        if (Condition.isRunning(mm.path(), end)) {
          found.add(member);
        } else {
          found.remove(member);
        }
      }
    });
    return found;
  }
}
