import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.rule.Problem;

/** The variables that hold the size of a vma; and "!" when it was compared on every path. */
final class Sizes implements Problem<SortedSet<String>> {
  static final String COMPARED = "!";
  static final String MAPS = "(io_)?remap_pfn_range";
  private static final String SILENT = MAPS + "|vma_pages|.*pr(intk|_\\w+)|.*_(dbg|info|err)";

  @Override
  public boolean forward() {
    return true;
  }

  @Override
  public SortedSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public SortedSet<String> join(SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> both = new TreeSet<>(one);
    both.addAll(other);
    if (!one.contains(COMPARED) || !other.contains(COMPARED)) {
      both.remove(COMPARED);
    }
    return both;
  }

  @Override
  public SortedSet<String> after(Instr step, SortedSet<String> known) {
    SortedSet<String> more = new TreeSet<>(known);
    for (Node node : Read.nodes(step)) {
      Children.walk(node, each -> {
            if (each instanceof Expr.Assign assign && assign.target() instanceof Expr.Name name
                && tells(assign.value(), known)) {
              more.add(name.id());
            } else if (each instanceof Expr.Call call && mayCompare(call, known)) {
              more.add(COMPARED);
            }
          });
    }
    if (step instanceof Instr.Declare declare && tells(declare.variable().value(), known)) {
      more.add(declare.variable().name());
    }
    return more;
  }

  @Override
  public SortedSet<String> branch(Expr condition, boolean holds, SortedSet<String> known) {
    SortedSet<String> more = new TreeSet<>(known);
    if (tells(condition, known)) {
      more.add(COMPARED);
    }
    return more;
  }

  /** A function that gets the size or the vma may do it: then the rule is silent. */
  private static boolean mayCompare(Expr.Call call, SortedSet<String> known) {
    return !(call.callee() instanceof Expr.Name callee && callee.id().matches(SILENT))
        && call.arguments().stream().anyMatch(each ->
            tells(each, known) || each instanceof Expr.Name name && name.id().equals("vma"));
  }

  /** Whether an expression says something of the size. */
  static boolean tells(Node node, SortedSet<String> known) {
    boolean[] told = new boolean[1];
    Read.walk(node, each -> told[0] |=
        each instanceof Expr.Member member && member.field().equals("vm_end")
                    || each instanceof Expr.Name name
                        && (known.contains(name.id()) || name.id().equals("vma_pages")));
    return told[0];
  }
}
