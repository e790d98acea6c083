package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Pruning;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/** Breadth first through every state, so that the first way to the goal is a shortest one. */
public final class Explorer {
  /** So many states are explored unless the caller says otherwise. */
  public static final int STATES_MAX = 20_000_000;

  private final Layout layout;
  private final Moves moves;
  private final Symmetry symmetry;
  private final boolean symmetric;
  private final long[] initial;

  private Explorer(TransitionSystem system, Predicate<Rule> goal, boolean symmetric) {
    Pruning pruning = Pruning.of(system);
    layout = new Layout(pruning);
    symmetry = new Symmetry(layout);
    this.symmetric = symmetric;
    initial = new long[layout.words()];
    for (Field field : system.fields()) {
      if (layout.has(field)) {
        Layout.Coding coding = layout.of(field);
        initial[coding.slot().word()] |= coding.code(field.initial());
      }
    }
    moves = new Moves(pruning, layout, goal, symmetric);
    canonical(initial);
  }

  /** The shortest way to a step that must not be possible, or the proof that there is none. */
  public static Answer harm(TransitionSystem system) {
    return new Explorer(system, Rule::harm, true).run(STATES_MAX);
  }

  /** The shortest way to a step that {@code goal} accepts. */
  public static Answer reach(TransitionSystem system, Predicate<Rule> goal, int statesMax) {
    return new Explorer(system, goal, true).run(statesMax);
  }

  /** Explores CPUs that may be exchanged for each other one by one, as other checkers do. */
  public static Answer withoutSymmetry(TransitionSystem system, int statesMax) {
    return new Explorer(system, Rule::harm, false).run(statesMax);
  }

  private Answer run(int statesMax) {
    States states = new States(layout.words());
    states.add(initial, -1);
    long[] state = new long[layout.words()];
    long[] next = new long[layout.words()];
    Batch batch = new Batch(layout.words());
    long transitions = 0;
    int depth = 0;
    int levelEnd = 1;
    for (int at = 0; at < states.size(); at++) {
      if (at == levelEnd) {
        states.addAll(batch);
        depth++;
        levelEnd = states.size();
      }
      states.read(at, state);
      int count = moves.enabledIn(state);
      for (int i = 0; i < count; i++) {
        Move move = moves.get(i);
        if (move.goal()) {
          return found(states, at, move, transitions, depth + 1);
        }
        if (move.harm()) {
          continue;
        }
        transitions++;
        System.arraycopy(state, 0, next, 0, next.length);
        move.apply(next);
        canonical(next);
        states.addSoon(next, at, batch);
      }
      if (at + 1 == states.size()) {
        states.addAll(batch);
      }
      if (states.size() > statesMax) {
        return new Answer(Answer.Kind.TOO_LARGE, states.size(), transitions, depth, List.of());
      }
    }
    return new Answer(Answer.Kind.PROVED, states.size(), transitions, depth, List.of());
  }

  private Answer found(States states, int last, Move goalMove, long transitions, int depth) {
    List<long[]> way = new ArrayList<>();
    for (int at = last; at >= 0; at = states.parent(at)) {
      long[] state = new long[layout.words()];
      states.read(at, state);
      way.add(state);
    }
    Collections.reverse(way);
    List<Step> steps = new Replay(way, goalMove).steps();
    return new Answer(Answer.Kind.FOUND, states.size(), transitions, depth, steps);
  }

  private void canonical(long[] state) {
    if (symmetric) {
      symmetry.canonical(state);
    }
  }

  /** Finds the steps again that led from state to state, this time with the CPUs kept apart. */
  private final class Replay {
    private final List<long[]> way;
    private final Move goalMove;

    Replay(List<long[]> way, Move goalMove) {
      this.way = way;
      this.goalMove = goalMove;
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      long[] state = way.get(0).clone();
      for (int i = 1; i < way.size(); i++) {
        Move move = moveTo(state, way.get(i));
        long[] next = state.clone();
        move.apply(next);
        steps.add(step(move, state, next));
        state = next;
      }
      Move last = goalFrom(state);
      long[] end = state.clone();
      last.apply(end);
      steps.add(step(last, state, end));
      return steps;
    }

    private Step step(Move move, long[] before, long[] after) {
      return new Step(move.rule(), new Snapshot(layout, before), new Snapshot(layout, after));
    }

    private Move moveTo(long[] state, long[] target) {
      for (Move move : moves.all()) {
        if (!move.harm() && move.enabled(state)) {
          long[] next = state.clone();
          move.apply(next);
          canonical(next);
          if (Arrays.equals(next, target)) {
            return move;
          }
        }
      }
      throw new IllegalStateException("a state without a way to it");
    }

    /** The goal as it looks with the CPUs kept apart. */
    private Move goalFrom(long[] state) {
      if (goalMove.enabled(state)) {
        return goalMove;
      }
      for (Move move : moves.all()) {
        if (move.goal() && move.enabled(state)) {
          return move;
        }
      }
      throw new IllegalStateException("a goal without a way to it");
    }
  }
}
