package org.zuflint.sim.system;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is left of a system without the fields that never change and the rules that never fire. */
public final class Pruning {
  private final TransitionSystem system;

  /** The values that each field may have, one bit each. */
  private final long[] possible;

  private final List<BitSet> places = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private Pruning(TransitionSystem system) {
    this.system = system;
    possible = new long[system.fields().size()];
    for (Field field : system.fields()) {
      if (field.values() > Long.SIZE) {
        throw new IllegalArgumentException(field + " has " + field.values() + " values");
      }
      possible[field.id()] = 1L << field.initial();
    }
    for (int task = 0; task < system.tasks().size(); task++) {
      BitSet start = new BitSet();
      start.set(0);
      places.add(start);
    }
    while (round()) {
      // What a rule makes possible may let another fire.
    }
    for (Rule rule : system.rules()) {
      if (mayFire(rule)) {
        rules.add(simplified(rule));
      }
    }
  }

  public static Pruning of(TransitionSystem system) {
    return new Pruning(system);
  }

  public TransitionSystem system() {
    return system;
  }

  /** The rules that may fire, without guards that always hold and effects without effect. */
  public List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** Whether the field has more than one value. */
  public boolean changes(Field field) {
    return Long.bitCount(possible[field.id()]) > 1;
  }

  /** The largest value that the field may have. */
  public int largest(Field field) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(possible[field.id()]);
  }

  private boolean round() {
    boolean progress = false;
    for (Rule rule : system.rules()) {
      if (mayFire(rule)) {
        if (rule.task() != Rule.HARDWARE && !places.get(rule.task()).get(rule.to())) {
          places.get(rule.task()).set(rule.to());
          progress = true;
        }
        for (Effect effect : rule.effects()) {
          progress |= happens(effect);
        }
      }
    }
    return progress;
  }

  private boolean happens(Effect effect) {
    int target = effect.target().id();
    long before = possible[target];
    possible[target] |=
        switch (effect) {
          case Effect.Set set -> 1L << set.value();
          case Effect.Copy copy -> possible[copy.from().id()];
          case Effect.Climb climb -> (1L << climb.field().values()) - Long.lowestOneBit(before);
          case Effect.SetWhen set -> mayAllHold(set.when()) ? 1L << set.value() : 0;
        };
    return possible[target] != before;
  }

  private boolean mayFire(Rule rule) {
    return (rule.task() == Rule.HARDWARE || places.get(rule.task()).get(rule.from()))
        && mayAllHold(rule.guards())
        && !contradictory(rule.guards());
  }

  private static boolean contradictory(List<Guard> guards) {
    for (Guard one : guards) {
      for (Guard other : guards) {
        boolean sameField = one.equal() && one.field().equals(other.field());
        if (sameField && !other.holds(one.value())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayAllHold(List<Guard> guards) {
    for (Guard guard : guards) {
      long holding = holding(guard);
      if ((possible[guard.field().id()] & holding) == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean mayFail(Guard guard) {
    return (possible[guard.field().id()] & ~holding(guard)) != 0;
  }

  private static long holding(Guard guard) {
    long value = 1L << guard.value();
    return guard.equal() ? value : ~value;
  }

  private List<Guard> open(List<Guard> guards) {
    return guards.stream().filter(this::mayFail).toList();
  }

  private Rule simplified(Rule rule) {
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : rule.effects()) {
      if (changes(effect.target())) {
        simplify(effect, effects);
      }
    }
    return new Rule(
        rule.task(), rule.from(), rule.to(), open(rule.guards()), effects, rule.meaning());
  }

  private void simplify(Effect effect, List<Effect> to) {
    switch (effect) {
      case Effect.Copy copy when !changes(copy.from()) ->
          to.add(new Effect.Set(copy.to(), copy.from().initial()));
      case Effect.SetWhen set when open(set.when()).isEmpty() ->
          to.add(new Effect.Set(set.field(), set.value()));
      case Effect.SetWhen set -> {
        if (mayAllHold(set.when())) {
          to.add(new Effect.SetWhen(open(set.when()), set.field(), set.value()));
        }
      }
      case Effect.Set set -> to.add(set);
      case Effect.Copy copy -> to.add(copy);
      case Effect.Climb climb -> to.add(climb);
    }
  }
}
