import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.rule.Solution;

/** Hard: on no path does anybody read whether the insert went well. With a repair. */
public final class DroppedMapResult implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo("dropped-map-result", Severity.WARNING, null, "an insert's result is dropped");
  private static final Pattern CALL = Pattern.compile("(\\s*)(\\w+\\(.*\\);)\\s*");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    for (Access access : context.vma().accesses()) {
      if (access.kind() == Access.Kind.INSERT) {
        Read.around(context, access.where()).ifPresent(in -> check(context, access, in));
      }
    }
  }

  private static void check(RuleContext context, Access access, Definition in) {
    Graph graph = context.graph(in);
    Solution<SortedSet<String>> read = Solution.of(graph, new Read());
    for (int node = 0; node < graph.size(); node++) {
      if (graph.instr(node) instanceof Instr.Eval eval && isAt(eval.value(), access, in.unit())
          && isDropped(eval.value(), read.after(node))) {
        context.report(access.where(), "nobody looks whether " + access.call() + "() went well: a"
            + " mapping with a hole is handed out as whole; return its error", access.path(),
            fixes(in.unit(), access));
      }
    }
  }

  private static boolean isAt(Expr value, Access access, Unit unit) {
    Expr call = value instanceof Expr.Assign assign ? assign.value() : value;
    return call instanceof Expr.Call made && made.callee() instanceof Expr.Name callee
        && callee.id().equals(access.call()) && unit.place(made.at()).line() == access.where().line();
  }

  private static boolean isDropped(Expr value, Optional<SortedSet<String>> later) {
    return !(value instanceof Expr.Assign assign)
        || assign.target() instanceof Expr.Name name
            && later.isPresent() && !later.get().contains(name.id());
  }

  /** {@code insert(...); return 0;} is {@code return insert(...);}. */
  private static List<Fix> fixes(Unit unit, Access access) {
    int line = access.where().line();
    Matcher call = CALL.matcher(unit.file().line(line));
    int end = unit.file().line(line + 1).isBlank() ? line + 2 : line + 1;
    if (!call.matches() || !unit.file().line(end).strip().equals("return 0;")) {
      return List.of();
    }
    String all = call.group(1) + "return " + call.group(2);
    Edit edit = new Edit(access.where().file(), line, end - line + 1, List.of(all));
    return List.of(new Fix("return the error", List.of(edit)));
  }
}
