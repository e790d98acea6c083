package org.zuflint.core.parse.conditions;

import java.util.ArrayList;
import java.util.List;

/** One {@code #if ... #endif} while its file is read. */
final class Group {
  final int number;
  final int parent;
  final boolean outerDead;
  final int from;
  final Nesting before;
  final boolean guard;
  final List<Branch> branches = new ArrayList<>();
  boolean exhaustive;

  /** A branch that is always taken was met: later ones are dead. */
  boolean settled;

  Group(int number, int parent, boolean outerDead, int from, Nesting before, boolean guard) {
    this.number = number;
    this.parent = parent;
    this.outerDead = outerDead;
    this.from = from;
    this.before = before;
    this.guard = guard;
  }

  Branch current() {
    return branches.getLast();
  }
}
