package org.zuflint.core.verdict;

import java.util.List;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;

/** Whether the {@code .close} of a vma forgets a stored pointer to it. */
final class CloseJudge {
  private static final int DEPTH = 4;

  private final Program program;
  private final Draft draft;

  CloseJudge(Analyses analyses, Draft draft) {
    this.program = analyses.program();
    this.draft = draft;
  }

  boolean clears(String field) {
    String table = draft.table();
    if (table == null) {
      return false;
    }
    String member = field.substring(field.lastIndexOf('.') + 1).replace("[]", "");
    for (Table each : program.tables(table, draft.walk().entry().function().file())) {
      for (Table.Entry entry : each.entries()) {
        if (entry.last().equals("close")
            && clears(program.functions(entry.value(), each.file()), member, DEPTH)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean clears(List<FunctionFacts> functions, String member, int depth) {
    for (FunctionFacts function : functions) {
      boolean[] found = new boolean[1];
      Children.walk(program.tree(function).body(), node -> found[0] |= assigns(node, member));
      if (found[0]
          || (depth > 0
              && function.callees().stream()
                  .anyMatch(callee ->
                      clears(program.functions(callee, function.file()), member, depth - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** {@code object->member = NULL}, directly or through a publishing macro. */
  private static boolean assigns(Node node, String member) {
    return switch (node) {
      case Expr.Assign assign -> names(assign.target(), member);
      case Expr.Call call
          when call.callee() instanceof Expr.Name name && call.arguments().size() >= 2 ->
          switch (name.id()) {
            case "WRITE_ONCE",
                "rcu_assign_pointer",
                "RCU_INIT_POINTER",
                "cmpxchg",
                "xchg",
                "smp_store_release" ->
                names(call.arguments().get(0), member);
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean names(Expr target, String member) {
    return switch (target) {
      case Expr.Member field -> field.field().equals(member);
      case Expr.Index index -> names(index.base(), member);
      case Expr.Unary unary -> names(unary.operand(), member);
      case Expr.Name name -> name.id().equals(member);
      default -> false;
    };
  }
}
