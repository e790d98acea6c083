package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.zuflint.sim.system.Pruning;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/** The moves that are possible in a state, found by the places of the tasks and CPU by CPU. */
final class Moves {
  private final List<Move> all = new ArrayList<>();
  private final Move[][][] byPlace;
  private final Layout.Slot[] places;
  private final CpuMoves[] cpus;

  /** The CPU just before it that it may be exchanged with, or -1. */
  private final int[] twins;

  private Move[] enabled = new Move[64];
  private int count;

  /**
   * @param symmetric whether a CPU in the same state as its twin may be passed over
   */
  Moves(Pruning pruning, Layout layout, Predicate<Rule> goal, boolean symmetric) {
    TransitionSystem system = pruning.system();
    for (Rule rule : pruning.rules()) {
      all.add(new Move(rule, layout, goal.test(rule)));
    }
    byPlace = new Move[system.tasks().size()][][];
    places = new Layout.Slot[byPlace.length];
    for (int task = 0; task < byPlace.length; task++) {
      places[task] = layout.place(task);
      byPlace[task] = new Move[system.tasks().get(task).places()][];
      for (int place = 0; place < byPlace[task].length; place++) {
        byPlace[task][place] = movesAt(task, place);
      }
    }
    cpus = new CpuMoves[system.cpus()];
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      cpus[cpu] = new CpuMoves(layout, layout.block(cpu), movesOf(cpu));
    }
    twins = new int[cpus.length];
    Arrays.fill(twins, -1);
    for (List<Integer> group : symmetric ? system.alike() : List.<List<Integer>>of()) {
      for (int i = 1; i < group.size(); i++) {
        twins[group.get(i)] = group.get(i - 1);
      }
    }
  }

  List<Move> all() {
    return all;
  }

  Move get(int i) {
    return enabled[i];
  }

  /** How many moves are possible in {@code state}; {@link #get} then has them. */
  int enabledIn(long[] state) {
    count = 0;
    for (int task = 0; task < places.length; task++) {
      Layout.Slot slot = places[task];
      int place = (int) ((state[slot.word()] >>> slot.shift()) & Layout.ones(slot.width()));
      for (Move move : byPlace[task][place]) {
        if (move.enabled(state)) {
          add(move);
        }
      }
    }
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      CpuMoves own = cpus[cpu];
      if (twins[cpu] >= 0 && own.block(state) == cpus[twins[cpu]].block(state)) {
        continue;
      }
      for (Move move : own.candidates(state)) {
        if (move.enabledOutside(state)) {
          add(move);
        }
      }
    }
    return count;
  }

  private void add(Move move) {
    if (count == enabled.length) {
      enabled = Arrays.copyOf(enabled, count * 2);
    }
    enabled[count++] = move;
  }

  private Move[] movesAt(int task, int place) {
    return all.stream()
        .filter(move -> move.rule().task() == task && move.rule().from() == place)
        .toArray(Move[]::new);
  }

  private List<Move> movesOf(int cpu) {
    return all.stream()
        .filter(move -> move.rule().task() == Rule.HARDWARE && move.rule().meaning().cpu() == cpu)
        .toList();
  }
}
