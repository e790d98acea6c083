package org.zuflint.core.owned;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * What a condition asks of one word in memory.
 *
 * @param word the member, or the variable with a dot before it
 * @param op {@code ==} or {@code !=}; empty for other comparisons
 * @param value what it is compared with, as spelled
 */
record Asked(String word, String op, String value) {
  static final String NOTHING = "0";

  /** What {@code list_empty()} asks for. */
  static final String EMPTY = "(empty)";

  private static final int DEPTH = 6;

  /** Null when it asks for something else, or for more than one word. */
  static @Nullable Asked of(Expr condition, Local local, Program program) {
    return new Reader(program).read(condition, local, 0);
  }

  private Asked not() {
    String other = op.equals("==") ? "!=" : op.equals("!=") ? "==" : op;
    return new Asked(word, other, value);
  }

  private static boolean isConstant(Expr expr) {
    return expr instanceof Expr.Number
        || (expr instanceof Expr.Unary minus && isConstant(minus.operand()))
        || (expr instanceof Expr.Name name
            && name.id().equals(name.id().toUpperCase(java.util.Locale.ROOT)))
        || (expr instanceof Expr.Name known
            && (known.id().equals("true") || known.id().equals("false")));
  }

  /** As it is compared: nothing is zero. */
  static String constant(Expr expr) {
    String text = Spelling.of(expr);
    return switch (text) {
      case "0", "0U", "0L", "0UL", "NULL", "false" -> NOTHING;
      default -> text;
    };
  }

  private record Reader(Program program) {
    @Nullable Asked read(Expr expr, Local local, int depth) {
      if (depth > DEPTH) {
        return null;
      }
      return switch (expr) {
        case Expr.Cast cast -> read(cast.operand(), local, depth);
        case Expr.Unary not when not.op().equals("!") -> {
          Asked inner = read(not.operand(), local, depth);
          yield inner == null ? null : inner.not();
        }
        case Expr.Unary at when at.op().equals("*") -> null;
        case Expr.Member member -> new Asked(member.field(), "!=", NOTHING);
        case Expr.Index index -> read(index.base(), local, depth);
        case Expr.Name name -> name(name, local, depth);
        case Expr.Binary binary -> binary(binary, local, depth);
        case Expr.Call call when call.callee() instanceof Expr.Name name ->
            call(name.id(), call.arguments(), local, depth);
        default -> null;
      };
    }

    private @Nullable Asked name(Expr.Name name, Local local, int depth) {
      if (!local.has(name.id())) {
        return new Asked("." + name.id(), "!=", NOTHING);
      }
      Expr value = local.value(name.id());
      return value == null ? null : read(value, local, depth + 1);
    }

    private @Nullable Asked binary(Expr.Binary binary, Local local, int depth) {
      Asked left = read(binary.left(), local, depth);
      boolean plain = left != null && left.op.equals("!=") && left.value.equals(NOTHING);
      if (left == null || !plain) {
        return null;
      }
      return switch (binary.op()) {
        case "==", "!=" ->
            isConstant(binary.right())
                ? new Asked(left.word, binary.op(), constant(binary.right()))
                : new Asked(left.word, "", "");
        case "&", "<", ">", "<=", ">=" -> new Asked(left.word, "", "");
        default -> null;
      };
    }

    private @Nullable Asked call(String name, List<Expr> arguments, Local local, int depth) {
      if (name.startsWith("list_empty") && !arguments.isEmpty()) {
        String word = Watched.word(arguments.get(0));
        return word.isEmpty() ? null : new Asked(word, "==", EMPTY);
      }
      if (name.equals("test_bit") && arguments.size() == 2) {
        String word = Watched.word(arguments.get(1));
        return word.isEmpty() ? null : new Asked(word, "!=", NOTHING);
      }
      if (reads(name) && !arguments.isEmpty()) {
        Expr of = arguments.get(0);
        return read(
            of instanceof Expr.Unary at && at.op().equals("&") ? at.operand() : of,
            local,
            depth + 1);
      }
      List<FunctionFacts> functions = program.functions(name, local.file());
      if (functions.size() == 1) {
        FunctionFacts function = functions.get(0);
        Expr answer = answer(program.tree(function).body());
        return answer == null
            ? null
            : read(answer, new Local(function, program.tree(function)), depth + 1);
      }
      for (Unit.Define define : program.defines(name, local.file())) {
        Expr body = program.body(define);
        return body == null ? null : read(body, local, depth + 1);
      }
      return null;
    }

    /** What a function that only looks answers. */
    private static @Nullable Expr answer(Stmt.Block body) {
      List<Stmt> items = body.items();
      boolean plain =
          items.stream()
              .limit(Math.max(0, items.size() - 1))
              .allMatch(item -> item instanceof Stmt.Declaration);
      return plain && !items.isEmpty() && items.get(items.size() - 1) instanceof Stmt.Return end
          ? end.value()
          : null;
    }

    private static boolean reads(String name) {
      return name.equals("READ_ONCE")
          || name.equals("ACCESS_ONCE")
          || name.equals("smp_load_acquire")
          || name.equals("data_race")
          || name.equals("likely")
          || name.equals("unlikely")
          || name.equals("kref_read")
          || name.startsWith("rcu_dereference")
          || (name.startsWith("atomic") && name.contains("_read"))
          || name.startsWith("refcount_read");
    }
  }
}
