package org.zuflint.core.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;

/**
 * Which calls are made again and again: they stand in a loop, or in a function that a loop calls.
 */
public final class Loops {
  private final Program program;

  /** Only asked by key. */
  private final Map<Place, Boolean> known = new HashMap<>();

  public Loops(Program program) {
    this.program = program;
  }

  /** Whether the call at this place may be made several times, or not at all. */
  public synchronized boolean has(Place where) {
    return known.computeIfAbsent(where, this::find);
  }

  private boolean find(Place where) {
    for (FunctionFacts function : program.functions()) {
      if (function.where().file().equals(where.file()) && isIn(function, where)) {
        return inLoop(function, call -> unit(function).place(call.at()).equals(where))
            || isCalledInLoop(function);
      }
    }
    return false;
  }

  private boolean isCalledInLoop(FunctionFacts called) {
    return program.functions(program.folder(called.file())::equals).stream()
        .filter(caller -> caller.callees().contains(called.name()))
        .anyMatch(caller ->
            inLoop(
                caller,
                call ->
                    call.callee() instanceof Expr.Name name && name.id().equals(called.name())));
  }

  private interface Calls {
    boolean has(Expr.Call call);
  }

  private boolean isIn(FunctionFacts function, Place where) {
    Unit unit = unit(function);
    return finds(program.tree(function).body(), call -> unit.place(call.at()).equals(where));
  }

  private Unit unit(FunctionFacts function) {
    return program.unit(function);
  }

  private boolean inLoop(FunctionFacts function, Calls calls) {
    return Children.any(
        program.tree(function).body(),
        node -> turning(node).stream().anyMatch(part -> finds(part, calls)));
  }

  private static List<Node> turning(Node node) {
    return switch (node) {
      case Stmt.For loop -> List.of(loop.body());
      case Stmt.While loop -> List.of(loop.body());
      case Stmt.Iterator loop -> List.of(loop.body());
      case Stmt.Macro macro when macro.body() instanceof Stmt body -> List.of(body);
      default -> List.of();
    };
  }

  private static boolean finds(Node in, Calls calls) {
    return Children.any(in, node -> node instanceof Expr.Call call && calls.has(call));
  }
}
