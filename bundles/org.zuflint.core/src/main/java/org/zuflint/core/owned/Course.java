package org.zuflint.core.owned;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.owned.Point.Sign;
import org.zuflint.core.program.FunctionFacts;

/**
 * Follows all ways through a function at once, and through what it calls: whose are the pages, at
 * each place.
 */
final class Course {
  /** How a function may end. */
  record End(Phase phase, Sign sign, Set<Point.Heard> heard) {}

  /**
   * A function begun in one way.
   *
   * @param fresh by parameter, whether it points to what its callers made and keep to themselves
   */
  private record Start(
      FunctionFacts function, Phase phase, List<Boolean> fresh, Set<Point.Heard> heard) {}

  /** So many points of one node are told apart. */
  private static final int POINTS = 24;

  /** So deep are calls followed. */
  private static final int DEPTH = 24;

  private final Terms terms;

  /** Whether another step may be taken; what is not followed ends in any way. */
  private final BooleanSupplier spend;

  private final Map<Start, Set<End>> known = new HashMap<>();
  private int depth;

  Course(Terms terms, BooleanSupplier spend) {
    this.terms = terms;
    this.spend = spend;
  }

  /** The ways in which the function may end when it begins in this phase. */
  Set<End> through(
      FunctionFacts function, Phase phase, List<Boolean> fresh, Set<Point.Heard> heard) {
    Start start = new Start(function, phase, fresh, heard);
    Set<End> before = known.get(start);
    if (before != null) {
      return before;
    }
    Set<End> unknown = Set.of(new End(phase.tell(), Sign.ANY, heard));
    known.put(start, unknown);
    if (depth > DEPTH) {
      return unknown;
    }
    depth++;
    Set<End> ends = walk(start);
    depth--;
    known.put(start, ends);
    return ends;
  }

  private Set<End> walk(Start start) {
    Graph graph = terms.graph(start.function());
    Reading reading = new Reading(terms, this, start.function(), start.fresh());
    Map<Integer, Set<Point>> seen = new HashMap<>();
    Deque<Map.Entry<Integer, Point>> open = new ArrayDeque<>();
    Set<End> ends = new LinkedHashSet<>();
    BiConsumer<Integer, Point> reach =
        (node, point) -> {
          Set<Point> points = seen.computeIfAbsent(node, fresh -> new LinkedHashSet<>());
          Point kept = points.size() < POINTS ? point : point.bare();
          if (points.add(kept)) {
            open.add(Map.entry(node, kept));
          }
        };
    reach.accept(0, Point.of(start.phase(), start.heard()));
    while (!open.isEmpty()) {
      Map.Entry<Integer, Point> next = open.remove();
      if (!spend.getAsBoolean()) {
        ends.add(new End(start.phase().tell(), Sign.ANY, start.heard()));
        return ends;
      }
      step(graph, next.getKey(), next.getValue(), reading, reach, ends);
    }
    return ends;
  }

  private void step(
      Graph graph,
      int node,
      Point point,
      Reading reading,
      BiConsumer<Integer, Point> reach,
      Set<End> ends) {
    List<Integer> after = graph.successors(node);
    switch (graph.instr(node)) {
      case Instr.Eval eval -> each(reading.eval(eval.value(), point), after, reach);
      case Instr.Declare declare -> {
        Expr value = declare.variable().value();
        each(
            value == null
                ? List.of(new Reading.Way(point, Sign.ANY))
                : reading.put(declare.variable().name(), value, point),
            after,
            reach);
      }
      case Instr.Test test -> {
        Reading.Fork fork = reading.branch(test.condition(), point);
        fork.yes().forEach(yes -> reach.accept(after.get(0), yes));
        fork.no().forEach(no -> reach.accept(after.get(after.size() - 1), no));
      }
      case Instr.Select select -> each(reading.eval(select.value(), point), after, reach);
      case Instr.Return end -> {
        Expr value = end.value();
        List<Reading.Way> ways =
            value == null ? List.of(new Reading.Way(point, Sign.ANY)) : reading.eval(value, point);
        ways.forEach(
            way -> ends.add(new End(way.point().phase(), way.sign(), way.point().heard())));
      }
      case Instr.Iterate loop -> each(reading.all(loop.arguments(), point), after, reach);
      case Instr.Nop nop -> after.forEach(next -> reach.accept(next, point));
      case Instr.Opaque code ->
          after.forEach(next -> reach.accept(next, point.phase(point.phase().tell())));
    }
  }

  private static void each(
      List<Reading.Way> ways, List<Integer> after, BiConsumer<Integer, Point> reach) {
    for (Reading.Way way : ways) {
      after.forEach(next -> reach.accept(next, way.point()));
    }
  }

  /** For a call of functions, one after the other: each may be the one. */
  List<Reading.Way> calls(List<FunctionFacts> functions, Point point, List<Boolean> fresh) {
    List<Reading.Way> ways = new ArrayList<>();
    for (FunctionFacts function : functions) {
      for (End end : through(function, point.phase(), fresh, point.heard())) {
        Point after = point.phase(end.phase()).hearing(end.heard());
        ways.add(new Reading.Way(after, end.sign()));
      }
    }
    return ways.stream().distinct().toList();
  }
}
