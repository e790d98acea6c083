package org.zuflint.core.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;

/** Lowers one function body: statements become nodes, jumps become edges. */
public final class Lowering {
  private final Graph graph = new Graph();
  private final Arms arms;
  private final Map<String, Integer> labels = new LinkedHashMap<>();
  private final List<Integer> computedGotos = new ArrayList<>();
  private Jumps jumps = new Jumps(-1, -1, null);

  /** Where break and continue lead, and the switch whose cases are being collected. */
  private record Jumps(int onBreak, int onContinue, @Nullable Cases cases) {}

  private static final class Cases {
    final List<Instr.Range> ranges = new ArrayList<>();
    final List<Integer> targets = new ArrayList<>();
    int otherwise = -1;
  }

  private Lowering(Unit unit) {
    this.arms = new Arms(unit);
  }

  /** The graph of a body; running off its end is a {@code Return} without value. */
  public static Graph of(Unit unit, Stmt.Block body) {
    Lowering lowering = new Lowering(unit);
    int entry = lowering.nop(body.at());
    int end = lowering.statement(body, entry);
    lowering.then(end, new Instr.Return(body.end(), null));
    lowering.landComputedGotos();
    return lowering.graph;
  }

  /**
   * Lowers a statement that starts after node {@code from}; the answer is the node it ends in, -1
   * when it never does.
   */
  private int statement(Stmt stmt, int from) {
    return switch (stmt) {
      case Stmt.Block block -> items(block.items(), block.at(), from);
      case Stmt.Expression expression ->
          then(from, new Instr.Eval(expression.at(), expression.value()));
      case Stmt.Declaration declaration -> declare(declaration, from);
      case Stmt.If choice -> choice(choice, from);
      case Stmt.While loop -> whileLoop(loop, from);
      case Stmt.DoWhile loop -> doWhile(loop, from);
      case Stmt.For loop -> forLoop(loop, from);
      case Stmt.Iterator loop -> iterator(loop, from);
      case Stmt.Switch select -> select(select, from);
      case Stmt.Case label ->
          caseLabel(label.at(), new Instr.Range(label.low(), label.high()), from);
      case Stmt.DefaultCase label -> caseLabel(label.at(), null, from);
      case Stmt.Label label -> join(from, labelNode(label.name(), label.at()));
      case Stmt.Goto jump -> jump(jump, from);
      case Stmt.Break stop -> leave(from, jumps.onBreak());
      case Stmt.Continue again -> leave(from, jumps.onContinue());
      case Stmt.Return end -> leaveBy(from, new Instr.Return(end.at(), end.value()));
      case Stmt.Asm asm -> asm(asm, from);
      case Stmt.Macro macro -> macro(macro, from);
      case Stmt.Empty empty -> from;
    };
  }

  /** Statements in order, where the arms of one condition are alternatives, not a sequence. */
  private int items(List<Stmt> items, int at, int from) {
    return arms.inOrder(
        items,
        arms.of(at),
        from,
        new Arms.Walk() {
          @Override
          public int statement(Stmt item, int node) {
            return Lowering.this.statement(item, node);
          }

          @Override
          public int fork(int node) {
            return nopAfter(node, at);
          }

          @Override
          public int join(List<Integer> ends) {
            return Lowering.this.joinAll(ends, at);
          }
        });
  }

  private int declare(Stmt.Declaration declaration, int from) {
    if (declaration.declaration() instanceof Decl.Variable variable) {
      int declared = then(from, new Instr.Declare(declaration.at(), variable));
      return variable.value() instanceof Expr.InitList list
          ? fill(new Expr.Name(declaration.at(), variable.name()), list, declared)
          : declared;
    }
    if (declaration.declaration() instanceof Decl.Macro macro) {
      Expr call =
          new Expr.Call(macro.at(), new Expr.Name(macro.at(), macro.macro()), macro.arguments());
      return then(from, new Instr.Eval(macro.at(), call));
    }
    if (declaration.declaration() instanceof Decl.Broken broken) {
      Expr unread = new Expr.Fragment(broken.at(), broken.end(), "");
      return then(from, new Instr.Opaque(broken.at(), List.of(unread)));
    }
    return from;
  }

  /** {@code struct s x = { .member = value }} is an assignment to each member. */
  private int fill(Expr target, Expr.InitList list, int from) {
    int node = from;
    for (int i = 0; i < list.items().size(); i++) {
      Expr.Item item = list.items().get(i);
      int at = item.value().at();
      Expr member = new Expr.Member(at, target, "#" + i, false);
      for (int j = 0; j < item.path().size(); j++) {
        Expr base = j == 0 ? target : member;
        member =
            switch (item.path().get(j)) {
              case Expr.Designator.Field field -> new Expr.Member(at, base, field.name(), false);
              case Expr.Designator.Element element -> new Expr.Index(at, base, element.low());
            };
      }
      node =
          item.value() instanceof Expr.InitList inner
              ? fill(member, inner, node)
              : then(node, new Instr.Eval(at, new Expr.Assign(at, "=", member, item.value())));
    }
    return node;
  }

  private int choice(Stmt.If choice, int from) {
    int yes = nop(choice.then().at());
    int no = nop(choice.at());
    test(choice.test(), from, yes, no);
    int end = statement(choice.then(), yes);
    Stmt otherwise = choice.otherwise();
    int other = otherwise == null ? no : statement(otherwise, no);
    return joinAll(List.of(end, other), choice.at());
  }

  /** Splits {@code && || !} so that each part decides on its own. */
  private void test(Expr condition, int from, int yes, int no) {
    switch (condition) {
      case Expr.Binary both when both.op().equals("&&") -> {
        int middle = nop(both.right().at());
        test(both.left(), from, middle, no);
        test(both.right(), middle, yes, no);
      }
      case Expr.Binary either when either.op().equals("||") -> {
        int middle = nop(either.right().at());
        test(either.left(), from, yes, middle);
        test(either.right(), middle, yes, no);
      }
      case Expr.Unary not when not.op().equals("!") -> test(not.operand(), from, no, yes);
      case Expr.Call hint when transparent(hint) -> test(hint.arguments().get(0), from, yes, no);
      default -> {
        int node = then(from, new Instr.Test(condition.at(), condition));
        if (node >= 0) {
          graph.edge(node, yes);
          graph.edge(node, no);
        }
      }
    }
  }

  /** Macros around a condition that do not change it. */
  private static boolean transparent(Expr.Call call) {
    return call.arguments().size() >= 1
        && call.callee() instanceof Expr.Name name
        && switch (name.id()) {
          case "likely",
              "unlikely",
              "WARN_ON",
              "WARN_ON_ONCE",
              "WARN",
              "WARN_ONCE",
              "__builtin_expect" ->
              true;
          default -> false;
        };
  }

  private int whileLoop(Stmt.While loop, int from) {
    int head = join(from, nop(loop.at()));
    int body = nop(loop.body().at());
    int end = nop(loop.at());
    test(loop.test(), head, body, end);
    loopBody(loop.body(), body, end, head, head);
    return end;
  }

  private int doWhile(Stmt.DoWhile loop, int from) {
    int body = join(from, nop(loop.at()));
    int check = nop(loop.test().at());
    int end = nop(loop.at());
    loopBody(loop.body(), body, end, check, check);
    test(loop.test(), check, body, end);
    return end;
  }

  private int forLoop(Stmt.For loop, int from) {
    int start = from;
    for (Stmt init : loop.init()) {
      start = statement(init, start);
    }
    int head = join(start, nop(loop.at()));
    int body = nop(loop.body().at());
    int end = nop(loop.at());
    Expr test = loop.test();
    if (test == null) {
      graph.edge(head, body);
    } else {
      test(test, head, body, end);
    }
    int step = nop(loop.at());
    Expr next = loop.step();
    int back = next == null ? step : then(step, new Instr.Eval(next.at(), next));
    graph.edge(back, head);
    loopBody(loop.body(), body, end, step, step);
    return end;
  }

  private int iterator(Stmt.Iterator loop, int from) {
    int head = then(from, new Instr.Iterate(loop.at(), loop.macro(), loop.arguments()));
    if (head < 0) {
      head = graph.add(new Instr.Iterate(loop.at(), loop.macro(), loop.arguments()));
    }
    int body = nop(loop.body().at());
    int end = nop(loop.at());
    graph.edge(head, body);
    graph.edge(head, end);
    loopBody(loop.body(), body, end, head, head);
    return end;
  }

  private void loopBody(Stmt body, int from, int onBreak, int onContinue, int back) {
    Jumps outer = jumps;
    jumps = new Jumps(onBreak, onContinue, outer.cases());
    int last = statement(body, from);
    jumps = outer;
    if (last >= 0) {
      graph.edge(last, back);
    }
  }

  private int select(Stmt.Switch select, int from) {
    int end = nop(select.at());
    Jumps outer = jumps;
    Cases cases = new Cases();
    jumps = new Jumps(end, outer.onContinue(), cases);
    int last = statement(select.body(), -1);
    jumps = outer;
    if (last >= 0) {
      graph.edge(last, end);
    }
    int head = then(from, new Instr.Select(select.at(), select.value(), List.copyOf(cases.ranges)));
    if (head >= 0) {
      cases.targets.forEach(target -> graph.edge(head, target));
      graph.edge(head, cases.otherwise >= 0 ? cases.otherwise : end);
    }
    return end;
  }

  private int caseLabel(int at, Instr.@Nullable Range range, int from) {
    int node = join(from, nop(at));
    Cases cases = jumps.cases();
    if (cases != null && range == null) {
      cases.otherwise = node;
    } else if (cases != null && range != null) {
      cases.ranges.add(range);
      cases.targets.add(node);
    }
    return node;
  }

  private int jump(Stmt.Goto jump, int from) {
    String label = jump.label();
    if (from >= 0 && label != null) {
      graph.edge(from, labelNode(label, jump.at()));
    } else if (from >= 0) {
      computedGotos.add(from);
    }
    return -1;
  }

  private int asm(Stmt.Asm asm, int from) {
    int node = then(from, new Instr.Opaque(asm.at(), asm.operands()));
    if (node >= 0 && !asm.labels().isEmpty()) {
      asm.labels().forEach(label -> graph.edge(node, labelNode(label, asm.at())));
      return nopAfter(node, asm.at());
    }
    return node;
  }

  /** A macro statement is a call; a body behind it may run or not, once or often. */
  private int macro(Stmt.Macro macro, int from) {
    Expr call =
        new Expr.Call(macro.at(), new Expr.Name(macro.at(), macro.macro()), macro.arguments());
    int node = then(from, new Instr.Eval(macro.at(), call));
    Stmt body = macro.body();
    if (body == null || node < 0) {
      return node;
    }
    int end = statement(body, nopAfter(node, body.at()));
    return joinAll(List.of(node, end), macro.at());
  }

  private void landComputedGotos() {
    for (int from : computedGotos) {
      labels.values().forEach(target -> graph.edge(from, target));
    }
  }

  private int labelNode(String name, int at) {
    return labels.computeIfAbsent(name, missing -> nop(at));
  }

  private int nop(int at) {
    return graph.add(new Instr.Nop(at));
  }

  private int nopAfter(int from, int at) {
    return join(from, nop(at));
  }

  /** Adds an instruction after {@code from}; unreachable code has no node. */
  private int then(int from, Instr instr) {
    return from < 0 ? -1 : join(from, graph.add(instr));
  }

  private int join(int from, int node) {
    if (from >= 0) {
      graph.edge(from, node);
    }
    return node;
  }

  private int joinAll(List<Integer> ends, int at) {
    List<Integer> reached = ends.stream().filter(end -> end >= 0).distinct().toList();
    if (reached.size() == 1) {
      return reached.get(0);
    }
    if (reached.isEmpty()) {
      return -1;
    }
    int node = nop(at);
    reached.forEach(end -> graph.edge(end, node));
    return node;
  }

  private int leave(int from, int target) {
    if (from >= 0 && target >= 0) {
      graph.edge(from, target);
    }
    return -1;
  }

  private int leaveBy(int from, Instr last) {
    then(from, last);
    return -1;
  }
}
