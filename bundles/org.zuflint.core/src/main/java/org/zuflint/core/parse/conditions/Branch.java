package org.zuflint.core.parse.conditions;

/** One branch of a group while its file is read. */
final class Branch {
  final int arm;
  final String condition;
  final boolean dead;
  final int from;
  int to;
  boolean balanced;
  Nesting after;

  Branch(int arm, String condition, boolean dead, int from, Nesting before) {
    this.arm = arm;
    this.condition = condition;
    this.dead = dead;
    this.from = from;
    this.to = from;
    this.after = before;
  }
}
