import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.rule.Solution;

/** Harder: on some path to the insert, the caller of mmap() alone decides how much is mapped. */
public final class UncheckedMapSize implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unchecked-map-size", Severity.WARNING, null, "mmap()'s caller decides what is mapped");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    String file = context.provider().where().file();
    for (Definition provider : context.functions(context.provider().function(), file)) {
      if (!isFirst(provider)) {
        continue;
      }
      Graph graph = context.graph(provider);
      Solution<SortedSet<String>> sizes = Solution.of(graph, new Sizes());
      for (Access access : context.vma().accesses()) {
        for (int node = 0; node < graph.size(); node++) {
          SortedSet<String> known = sizes.before(node).orElse(new TreeSet<>());
          if (Read.nodes(graph.instr(node)).stream()
              .anyMatch(step -> mapsAll(step, provider, access, known))) {
            context.report(
                access.where(),
                "on a path to "
                    + access.call()
                    + "() nothing compares the size that mmap() asks"
                    + " for: what lies behind the buffer is mapped, too; compare it with what"
                    + " there is",
                access.path());
          }
        }
      }
    }
  }

  /** Whether the kernel calls it with the file; else its caller may have compared. */
  private static boolean isFirst(Definition provider) {
    return provider.function().type().parameters().stream().findFirst()
        .filter(each -> each.type() instanceof Type.Pointer to
            && to.to() instanceof Type.Record record && "file".equals(record.tag()))
        .isPresent();
  }

  /** Whether a step inserts as much as was asked for, and nobody has looked how much that is. */
  private static boolean mapsAll(
      Node step, Definition provider, Access access, SortedSet<String> known) {
    boolean[] all = new boolean[1];
    Read.walk(
        step,
        each -> {
          if (each instanceof Expr.Call call
              && call.callee() instanceof Expr.Name callee
              && callee.id().matches(Sizes.MAPS)
              && call.arguments().size() == 5
              && provider.unit().place(call.at()).line() == access.where().line()) {
            all[0] = !known.contains(Sizes.COMPARED) && Sizes.tells(call.arguments().get(3), known);
          }
        });
    return all[0];
  }
}
