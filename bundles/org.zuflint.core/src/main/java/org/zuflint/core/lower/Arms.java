package org.zuflint.core.lower;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;

/** Statements under {@code #if}: the arms of one group are alternatives. */
final class Arms {
  /** What a list of statements is turned into; nodes are numbers, -1 is "not reached". */
  interface Walk {
    int statement(Stmt item, int node);

    int fork(int node);

    int join(List<Integer> ends);
  }

  private final Unit unit;

  Arms(Unit unit) {
    this.unit = unit;
  }

  int of(int at) {
    return unit.arm(at);
  }

  int inOrder(List<Stmt> items, int outer, int from, Walk walk) {
    int node = from;
    int next = 0;
    while (next < items.size()) {
      int arm = childOf(outer, unit.arm(items.get(next).at()));
      if (arm == outer) {
        node = walk.statement(items.get(next++), node);
        continue;
      }
      int end = endOfGroup(items, next, outer, unit.arms().get(arm).group());
      node = alternatives(items.subList(next, end), outer, node, walk);
      next = end;
    }
    return node;
  }

  private int alternatives(List<Stmt> items, int outer, int from, Walk walk) {
    int fork = walk.fork(from);
    List<Integer> ends = new ArrayList<>();
    boolean exhaustive = false;
    int next = 0;
    while (next < items.size()) {
      int arm = childOf(outer, unit.arm(items.get(next).at()));
      int end = next;
      while (end < items.size() && childOf(outer, unit.arm(items.get(end).at())) == arm) {
        end++;
      }
      ends.add(inOrder(items.subList(next, end), arm, walk.fork(fork), walk));
      exhaustive = unit.arms().get(arm).exhaustive() && coversGroup(items, outer, arm);
      next = end;
    }
    if (!exhaustive) {
      ends.add(fork);
    }
    return walk.join(ends);
  }

  /**
   * Whether every arm of the group has a statement here; an empty arm is a way past all of them.
   */
  private boolean coversGroup(List<Stmt> items, int outer, int arm) {
    int group = unit.arms().get(arm).group();
    long written = unit.arms().stream().skip(1).filter(each -> each.group() == group).count();
    long seen = items.stream().map(item -> childOf(outer, unit.arm(item.at()))).distinct().count();
    return written == seen;
  }

  private int endOfGroup(List<Stmt> items, int from, int outer, int group) {
    int end = from;
    while (end < items.size()) {
      int arm = childOf(outer, unit.arm(items.get(end).at()));
      if (arm == outer || unit.arms().get(arm).group() != group) {
        break;
      }
      end++;
    }
    return end;
  }

  /**
   * The arm directly inside {@code outer} that holds {@code arm}; {@code outer} itself when it is
   * not inside.
   */
  private int childOf(int outer, int arm) {
    int child = arm;
    while (child != outer && child != 0) {
      int parent = unit.arms().get(child).parent();
      if (parent == outer) {
        return child;
      }
      child = parent;
    }
    return outer;
  }
}
