package org.zuflint.core.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.frozen.PlaceName;

/**
 * What is called where the scope of a variable ends, written out: {@code struct page *p
 * __free(put_page)} (include/linux/cleanup.h, v6.5) puts the page at the end of the block, before a
 * return, a break and a jump out of it.
 */
public final class Scopes {
  /** What a function returns while it puts what it has. */
  private static final String ANSWER = "(answer)";

  /** Before the place of a guard, which is always put. */
  private static final String GUARD = "(guard) ";

  private static final String SCOPED = "scoped_guard";

  private final Type result;
  private final Kinds kinds;

  /** Variables whose scope a label stands in. */
  private final Map<String, List<Decl.Variable>> labels = new HashMap<>();

  /** Tells which function or macro puts a variable of a kind. */
  public interface Kinds {
    /** Null for a function that is to be called with the variable's address. */
    @Nullable String putting(String ending, Type type);

    /** What takes the lock that a guard of the kind holds; null when it is none that may sleep. */
    @Nullable String taking(String kind);

    /** Whether the driver says what puts a variable of this kind. */
    boolean has(String kind);
  }

  /**
   * @param onBreak the variables that are there where a break leads
   * @param onContinue and a continue
   */
  private record Open(
      List<Decl.Variable> all, List<Decl.Variable> onBreak, List<Decl.Variable> onContinue) {
    Open with(Decl.Variable variable) {
      List<Decl.Variable> more = new ArrayList<>(all);
      more.add(variable);
      return new Open(List.copyOf(more), onBreak, onContinue);
    }

    Open loop() {
      return new Open(all, all, all);
    }

    Open choice() {
      return new Open(all, all, onContinue);
    }
  }

  private Scopes(Type result, Kinds kinds) {
    this.result = result;
    this.kinds = kinds;
  }

  /** The function with such calls as statements; itself when it has none. */
  public static Decl.Function of(Decl.Function function, Kinds kinds) {
    boolean some =
        Children.any(
            function.body(),
            node ->
                (node instanceof Stmt.Iterator loop && loop.macro().equals(SCOPED))
                    || (node instanceof Stmt.Macro macro && macro.macro().equals(SCOPED))
                    || (node instanceof Decl.Variable local && local.ending() != null)
                    || (node instanceof Stmt.Expression step && made(step, kinds) != null));
    if (!some) {
      return function;
    }
    Scopes scopes = new Scopes(function.type().result(), kinds);
    Open none = new Open(List.of(), List.of(), List.of());
    scopes.block(function.body(), none); // only to see the labels
    return new Decl.Function(
        function.at(),
        function.name(),
        function.type(),
        function.specifiers(),
        scopes.block(function.body(), none),
        function.end());
  }

  private Stmt.Block block(Stmt.Block block, Open outer) {
    List<Stmt> items = new ArrayList<>();
    Open open = outer;
    for (Stmt written : block.items()) {
      Decl.Variable made = written instanceof Stmt.Expression step ? made(step, kinds) : null;
      Stmt item = made == null ? written : new Stmt.Declaration(written.at(), made);
      items.add(statement(item, open));
      if (item instanceof Stmt.Declaration step
          && step.declaration() instanceof Decl.Variable variable
          && variable.ending() != null) {
        open = open.with(variable);
      } else if (item instanceof Stmt.Label label) {
        labels.put(label.name(), open.all());
      }
    }
    leave(block.end(), open.all(), outer.all(), items);
    return new Stmt.Block(block.at(), items, block.end());
  }

  /** {@code CLASS(kind, variable)(...)} and {@code guard(kind)(object)} of the driver's own. */
  private static Decl.@Nullable Variable made(Stmt.Expression step, Kinds kinds) {
    if (!(step.value() instanceof Expr.Call call)
        || !(call.callee() instanceof Expr.Call inner)
        || !(inner.callee() instanceof Expr.Name macro)
        || inner.arguments().isEmpty()
        || !(inner.arguments().get(0) instanceof Expr.Name kind)
        || !(kinds.has(kind.id()) || kinds.taking(kind.id()) != null)) {
      return null;
    }
    Type pointer = new Type.Pointer(step.at(), new Type.Basic(step.at(), "void"));
    List<String> ending = List.of(Decl.Variable.FREE + kind.id());
    if (macro.id().equals("guard") && call.arguments().size() == 1) {
      String taking = kinds.taking(kind.id());
      Expr held = call.arguments().get(0);
      Expr value =
          taking == null
              ? held
              : new Expr.Call(step.at(), new Expr.Name(step.at(), taking), List.of(held));
      return new Decl.Variable(step.at(), GUARD + PlaceName.of(step.at()), pointer, ending, value);
    }
    boolean object =
        macro.id().equals("CLASS")
            && inner.arguments().size() == 2
            && inner.arguments().get(1) instanceof Expr.Name;
    if (!object) {
      return null;
    }
    String name = ((Expr.Name) inner.arguments().get(1)).id();
    Expr make = new Expr.Name(step.at(), "class_" + kind.id() + "_constructor");
    Expr made = new Expr.Call(step.at(), make, call.arguments());
    return new Decl.Variable(step.at(), name, pointer, ending, made);
  }

  private Stmt statement(Stmt stmt, Open open) {
    Stmt.Block once = scoped(stmt);
    return once == null ? written(stmt, open) : block(once, open);
  }

  private Stmt written(Stmt stmt, Open open) {
    return switch (stmt) {
      case Stmt.Block block -> block(block, open);
      case Stmt.If choice -> {
        Stmt otherwise = choice.otherwise();
        yield new Stmt.If(
            choice.at(),
            choice.test(),
            statement(choice.then(), open),
            otherwise == null ? null : statement(otherwise, open));
      }
      case Stmt.For loop ->
          new Stmt.For(
              loop.at(),
              loop.init(),
              loop.test(),
              loop.step(),
              statement(loop.body(), open.loop()));
      case Stmt.While loop ->
          new Stmt.While(loop.at(), loop.test(), statement(loop.body(), open.loop()));
      case Stmt.DoWhile loop ->
          new Stmt.DoWhile(loop.at(), statement(loop.body(), open.loop()), loop.test());
      case Stmt.Iterator loop ->
          new Stmt.Iterator(
              loop.at(), loop.macro(), loop.arguments(), statement(loop.body(), open.loop()));
      case Stmt.Switch select ->
          new Stmt.Switch(select.at(), select.value(), statement(select.body(), open.choice()));
      case Stmt.Macro macro when macro.body() instanceof Stmt body ->
          new Stmt.Macro(
              macro.at(), macro.macro(), macro.arguments(), statement(body, open.loop()));
      case Stmt.Break leaving -> leaving(leaving, open.all(), open.onBreak());
      case Stmt.Continue leaving -> leaving(leaving, open.all(), open.onContinue());
      case Stmt.Goto jump -> leaving(jump, open.all(), labels.getOrDefault(label(jump), List.of()));
      case Stmt.Return end -> answer(end.at(), end.value(), open.all());
      case Stmt.Expression step when returned(step.value()) instanceof Expr kept ->
          answer(step.at(), kept, open.all());
      default -> stmt;
    };
  }

  /** {@code scoped_guard(kind, &lock) body} as a block that is run once; null for other loops. */
  private Stmt.@Nullable Block scoped(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Iterator loop -> scoped(loop.at(), loop.macro(), loop.arguments(), loop.body());
      case Stmt.Macro macro when macro.body() instanceof Stmt body ->
          scoped(macro.at(), macro.macro(), macro.arguments(), body);
      default -> null;
    };
  }

  private Stmt.@Nullable Block scoped(int at, String macro, List<Expr> arguments, Stmt body) {
    boolean scoped =
        macro.equals(SCOPED)
            && arguments.size() == 2
            && arguments.get(0) instanceof Expr.Name kind
            && kinds.taking(kind.id()) != null
            && !jumps(body);
    if (!scoped) {
      return null;
    }
    Expr guard = new Expr.Call(at, new Expr.Name(at, "guard"), List.of(arguments.get(0)));
    Expr held = new Expr.Call(at, guard, List.of(arguments.get(1)));
    return new Stmt.Block(at, List.of(new Stmt.Expression(at, held), body), body.at());
  }

  /** Whether it may leave the loop that {@code scoped_guard} is by a break or continue. */
  private static boolean jumps(Stmt body) {
    return Children.any(body, node -> node instanceof Stmt.Break || node instanceof Stmt.Continue);
  }

  private static String label(Stmt.Goto jump) {
    return String.valueOf(jump.label());
  }

  /** {@code return_ptr(p)} is {@code return no_free_ptr(p)}. */
  private static @Nullable Expr returned(Expr step) {
    return step instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name
            && name.id().equals("return_ptr")
        ? new Expr.Call(call.at(), new Expr.Name(call.at(), "no_free_ptr"), call.arguments())
        : null;
  }

  private Stmt answer(int at, @Nullable Expr value, List<Decl.Variable> open) {
    List<Stmt> items = new ArrayList<>();
    if (value != null) {
      items.add(new Stmt.Declaration(at, new Decl.Variable(at, ANSWER, result, List.of(), value)));
    }
    leave(at, open, List.of(), items);
    items.add(new Stmt.Return(at, value == null ? null : new Expr.Name(at, ANSWER)));
    return items.size() > 2 || value == null
        ? new Stmt.Block(at, items, at)
        : new Stmt.Return(at, value);
  }

  private Stmt leaving(Stmt jump, List<Decl.Variable> open, List<Decl.Variable> left) {
    List<Stmt> items = new ArrayList<>();
    leave(jump.at(), open, left, items);
    items.add(jump);
    return items.size() == 1 ? jump : new Stmt.Block(jump.at(), items, jump.at());
  }

  /** The last one that was declared is put first. */
  private void leave(int at, List<Decl.Variable> open, List<Decl.Variable> left, List<Stmt> items) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Decl.Variable variable = open.get(i);
      String ending = variable.ending();
      if (ending != null && !left.contains(variable)) {
        items.add(call(at, variable, ending));
      }
    }
  }

  private Stmt call(int at, Decl.Variable variable, String ending) {
    Expr name = new Expr.Name(at, variable.name());
    String function = kinds.putting(ending, variable.type());
    if (function != null && variable.name().startsWith(GUARD)) {
      boolean lock = kinds.taking(ending.substring(Decl.Variable.FREE.length())) != null;
      return call(
          at,
          function,
          lock && variable.value() instanceof Expr.Call taken ? taken.arguments().get(0) : name);
    }
    return function == null
        ? call(at, ending.substring(Decl.Variable.CLEANUP.length()), new Expr.Unary(at, "&", name))
        : new Stmt.If(at, name, call(at, function, name), null);
  }

  private static Stmt call(int at, String function, Expr argument) {
    Expr callee = new Expr.Name(at, function);
    return new Stmt.Expression(at, new Expr.Call(at, callee, List.of(argument)));
  }
}
