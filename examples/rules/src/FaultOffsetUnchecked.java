import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** The tree and calls: a fault handler that finds a page by an offset that it never compares. */
public final class FaultOffsetUnchecked implements Rule {
  private static final RuleInfo INFO = new RuleInfo(
      "fault-offset-unchecked", Severity.WARNING, null, "a fault's offset is not compared");
  private static final List<String> OFFSETS = List.of("pgoff", "address", "virtual_address");
  private static final List<String> COMPARE = List.of("<", ">", "<=", ">=", "==", "!=");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    for (Handler handler : context.vma().handlers()) {
      if (handler.behaviour() == Handler.Behaviour.MAPS && handler.member().equals("fault")) {
        for (Definition found : context.functions(handler.function(), handler.where().file())) {
          if (!isCompared(found.function())) {
            context.report(handler.where(), handler.function() + "() takes a page by an offset that"
                + " it never compares: mmap()'s caller chooses vm_pgoff and size; compare it with"
                + " what there is", handler.path());
          }
        }
      }
    }
  }

  /** Whether it compares the offset, hands it to a function that may, or has no array. */
  private static boolean isCompared(Decl.Function function) {
    Set<String> offsets = new TreeSet<>();
    boolean[] used = {false}, seen = {false};
    Read.walk(function.body(), node -> {
      if (node instanceof Decl.Variable variable && uses(variable.value(), offsets)) {
        offsets.add(variable.name());
      } else if (node instanceof Expr.Assign assign && uses(assign.value(), offsets)
          && assign.target() instanceof Expr.Name name) {
        offsets.add(name.id());
      } else if (node instanceof Expr.Binary binary && COMPARE.contains(binary.op())) {
        seen[0] |= uses(binary, offsets);
      } else if (node instanceof Expr.Index index && uses(index.index(), offsets)) {
        used[0] = true;
      } else if (node instanceof Expr.Call call) {
        seen[0] |= call.arguments().stream()
            .anyMatch(each -> uses(each, offsets) || isParameter(each, function));
      }
    });
    return seen[0] || !used[0];
  }

  private static boolean isParameter(Expr argument, Decl.Function function) {
    return argument instanceof Expr.Name name
        && function.type().parameters().stream().anyMatch(each -> name.id().equals(each.name()));
  }

  /** Whether an expression is the offset, or computed from it; what it finds is something else. */
  private static boolean uses(Node node, Set<String> offsets) {
    boolean[] used = {node instanceof Expr.Name name && offsets.contains(name.id())
        || node instanceof Expr.Member member && OFFSETS.contains(member.field())};
    if (node != null && !(node instanceof Expr.Index) && !(node instanceof Expr.Call)) {
      Children.of(node, child -> used[0] |= uses(child, offsets));
    }
    return used[0];
  }
}
