package org.zuflint.core.ir;

import java.util.ArrayList;
import java.util.List;

/** The steps of one function and which may follow which. Node 0 is the entry. */
public final class Graph {
  private final List<Instr> instructions = new ArrayList<>();
  private final List<List<Integer>> successors = new ArrayList<>();

  /** Adds a node without successors and returns its number. */
  public int add(Instr instr) {
    instructions.add(instr);
    successors.add(new ArrayList<>(2));
    return instructions.size() - 1;
  }

  public void edge(int from, int to) {
    successors.get(from).add(to);
  }

  public int size() {
    return instructions.size();
  }

  public Instr instr(int node) {
    return instructions.get(node);
  }

  /** In the order the instruction's kind gives them. */
  public List<Integer> successors(int node) {
    return successors.get(node);
  }
}
