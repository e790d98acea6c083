package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.state.Value;

/**
 * Constants that one call gives to a function, and what of its body runs then: {@code f(vmf,
 * false)} leaves out what stands behind {@code if (pmd)}.
 *
 * @param constants by parameter; numbers in decimal, enumerators by name
 */
public record KnownArguments(TreeMap<String, String> constants) {
  /** Of a call that was walked. */
  public static KnownArguments of(Type.Function type, List<Value> values) {
    TreeMap<String, String> constants = new TreeMap<>();
    for (int i = 0; i < Math.min(values.size(), type.parameters().size()); i++) {
      String name = type.parameters().get(i).name();
      String constant =
          switch (values.get(i)) {
            case Value.Number number -> String.valueOf(number.value());
            case Value.Symbol symbol -> symbol.name();
            default -> null;
          };
      if (name != null && constant != null) {
        constants.put(name, constant);
      }
    }
    return new KnownArguments(constants);
  }

  /** Of a call as it is written in a function of which this is known. */
  public KnownArguments of(Type.Function type, Expr.Call call) {
    TreeMap<String, String> given = new TreeMap<>();
    for (int i = 0; i < Math.min(call.arguments().size(), type.parameters().size()); i++) {
      String name = type.parameters().get(i).name();
      String constant = constant(call.arguments().get(i));
      if (name != null && constant != null) {
        given.put(name, constant);
      }
    }
    return new KnownArguments(given);
  }

  /** Tells of every node that may run; of parameters that are written nothing is known. */
  public void visit(Decl.Function function, Consumer<Node> visit) {
    TreeMap<String, String> kept = new TreeMap<>(constants);
    Children.walk(
        function.body(),
        node -> {
          Expr written =
              switch (node) {
                case Expr.Assign assign -> assign.target();
                case Expr.Postfix step -> step.operand();
                case Expr.Unary unary when !unary.op().equals("!") -> unary.operand();
                default -> null;
              };
          if (written instanceof Expr.Name name) {
            kept.remove(name.id());
          }
        });
    new KnownArguments(kept).see(function.body(), visit);
  }

  private void see(Node node, Consumer<Node> visit) {
    visit.accept(node);
    switch (node) {
      case Stmt.If choice when decide(choice.test()) instanceof Boolean taken -> {
        Stmt side = taken ? choice.then() : choice.otherwise();
        if (side != null) {
          see(side, visit);
        }
      }
      case Stmt.Switch select
          when constant(select.value()) instanceof String known
              && select.body() instanceof Stmt.Block block ->
          chosen(block.items(), known).forEach(item -> see(item, visit));
      default -> Children.of(node, below -> see(below, visit));
    }
  }

  private @Nullable Boolean decide(Expr test) {
    return switch (test) {
      case Expr.Name name when constant(name) instanceof String known && isNumber(known) ->
          !known.equals("0");
      case Expr.Unary not
          when not.op().equals("!") && decide(not.operand()) instanceof Boolean one ->
          !one;
      case Expr.Binary compare
          when (compare.op().equals("==") || compare.op().equals("!="))
              && constant(compare.left()) instanceof String left
              && constant(compare.right()) instanceof String right
              && (left.equals(right) || isNumber(left) == isNumber(right)) ->
          left.equals(right) == compare.op().equals("==");
      default -> null;
    };
  }

  /** The statements from the label on, to where they leave the switch. */
  private List<Stmt> chosen(List<Stmt> items, String known) {
    boolean labelled =
        items.stream()
            .anyMatch(
                item -> item instanceof Stmt.Case label && known.equals(constant(label.low())));
    List<Stmt> chosen = new ArrayList<>();
    boolean running = false;
    for (Stmt item : items) {
      running |=
          switch (item) {
            case Stmt.Case label ->
                (!labelled && constant(label.low()) == null) || known.equals(constant(label.low()));
            case Stmt.DefaultCase other -> !labelled;
            case Stmt.Label target -> true;
            default -> false;
          };
      if (running) {
        chosen.add(item);
      }
      running &= !(item instanceof Stmt.Break || item instanceof Stmt.Return);
    }
    return chosen;
  }

  private @Nullable String constant(Expr value) {
    return switch (value) {
      case Expr.Number number -> number.text().matches("[0-9]+") ? number.text() : null;
      case Expr.Name name when constants.containsKey(name.id()) -> constants.get(name.id());
      case Expr.Name name when name.id().equals("false") || name.id().equals("NULL") -> "0";
      case Expr.Name name when name.id().equals("true") -> "1";
      case Expr.Name name when name.id().matches("[A-Z][A-Z0-9_]*") -> name.id();
      default -> null;
    };
  }

  private static boolean isNumber(String constant) {
    return Character.isDigit(constant.charAt(0)) || constant.startsWith("-");
  }
}
