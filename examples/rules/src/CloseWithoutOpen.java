import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** The tree of a file: a table of vm operations that gives back what it never took. */
public final class CloseWithoutOpen implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo("close-without-open", Severity.WARNING, null, "vm_ops have .close and no .open");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma.Operations operations = context.vma().operations();
    if (operations == null || !operations.isKnown()) {
      return;
    }
    for (Unit unit : context.unit(operations.where().file()).stream().toList()) {
      for (Decl declaration : unit.declarations()) {
        if (declaration instanceof Decl.Variable table
            && table.name().equals(operations.table())
            && table.value() instanceof Expr.InitList list
            && givesBack(context, operations, members(list).get("close"))) {
          check(context, operations, members(list));
        }
      }
    }
  }

  private static void check(
      RuleContext context, Vma.Operations operations, TreeMap<String, Expr> members) {
    boolean splits = members.containsKey("may_split") || members.containsKey("split");
    if (members.containsKey("close") && !members.containsKey("open") && !splits) {
      context.report(
          operations.where(),
          "'" + operations.table() + "' has .close and no .open: of a vma that munmap() splits each"
              + " part is closed" + (context.vma().has("VM_DONTCOPY") ? "" : ", and so is fork()'s")
              + ", and what .close gives back was taken once; count in .open",
          List.of());
    }
  }

  /** It frees or drops something, and does not look whether the vma is only a part. */
  private static boolean givesBack(RuleContext context, Vma.Operations table, Expr close) {
    String name = close instanceof Expr.Name handler ? handler.id() : "";
    boolean[] gives = new boolean[1];
    for (Definition found : context.functions(name, table.where().file())) {
      Read.walk(found.function().body(), each -> gives[0] |=
          each instanceof Expr.Call call && call.callee() instanceof Expr.Name callee
              && callee.id().matches(".*(free|put|dec|unref|drop|del).*"));
      gives[0] &= !Sizes.tells(found.function().body(), new TreeSet<>());
    }
    return gives[0];
  }

  private static TreeMap<String, Expr> members(Expr.InitList list) {
    TreeMap<String, Expr> members = new TreeMap<>();
    for (Expr.Item item : list.items()) {
      if (!item.path().isEmpty() && item.path().get(0) instanceof Expr.Designator.Field field) {
        members.put(field.name(), item.value());
      }
    }
    return members;
  }
}
