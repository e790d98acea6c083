import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.Problem;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.source.Place;

/** The names that are read later: a question about paths, answered against the code. */
final class Read implements Problem<SortedSet<String>> {
  @Override
  public boolean forward() {
    return false;
  }

  @Override
  public SortedSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public SortedSet<String> join(SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  @Override
  public SortedSet<String> after(Instr step, SortedSet<String> later) {
    SortedSet<String> known = new TreeSet<>(later);
    for (Node node : nodes(step)) {
      Node read = node;
      if (node instanceof Expr.Assign assign && assign.op().equals("=")
          && assign.target() instanceof Expr.Name written) {
        known.remove(written.id());
        read = assign.value();
      }
      walk(read, each -> known.addAll(each instanceof Expr.Name name ? List.of(name.id()) : List.of()));
    }
    return known;
  }

  /** The expressions of a step. */
  static List<? extends Node> nodes(Instr step) {
    return switch (step) {
      case Instr.Eval eval -> List.of(eval.value());
      case Instr.Test test -> List.of(test.condition());
      case Instr.Select select -> List.of(select.value());
      case Instr.Iterate iterate -> iterate.arguments();
      case Instr.Return end -> end.value() == null ? List.of() : List.of(end.value());
      case Instr.Declare declare -> List.of(declare.variable());
      default -> List.of();
    };
  }

  /** A node, which may be null, and all below it. */
  static void walk(Node node, Consumer<Node> visit) {
    Optional.ofNullable(node).ifPresent(there -> Children.walk(there, visit));
  }

  /** The function that a place is in. */
  static Optional<Definition> around(RuleContext context, Place where) {
    return context.unit(where.file()).stream()
        .flatMap(unit -> unit.declarations().stream()
                .filter(Decl.Function.class::isInstance)
                .map(found -> new Definition(unit, (Decl.Function) found)))
        .filter(found -> found.where().line() <= where.line() && where.line() <= found.unit().place(found.function().end()).line())
        .findFirst();
  }
}
