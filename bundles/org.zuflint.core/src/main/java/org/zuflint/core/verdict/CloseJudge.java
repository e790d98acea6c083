package org.zuflint.core.verdict;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.reach.Keepers;

/** Whether the {@code .close} of a vma forgets a stored pointer to it. */
final class CloseJudge {
  private static final int DEPTH = 4;

  private static final Set<String> DROPS =
      Set.of(
          "kfree",
          "kfree_rcu",
          "kfree_sensitive",
          "kvfree",
          "kzfree",
          "vfree",
          "devm_kfree",
          "kmem_cache_free",
          "list_del",
          "list_del_init",
          "list_del_rcu",
          "hlist_del",
          "hlist_del_init",
          "hlist_del_rcu",
          "hash_del",
          "hash_del_rcu",
          "rb_erase",
          "rb_erase_cached");

  private final Program program;
  private final Draft draft;

  CloseJudge(Analyses analyses, Draft draft) {
    this.program = analyses.program();
    this.draft = draft;
  }

  boolean clears(String field) {
    String member = field.substring(field.lastIndexOf('.') + 1).replace("[]", "");
    Kept kept = new Kept(field.substring(0, Math.max(0, field.indexOf('.'))), member);
    for (Table each : draft.tables(program)) {
      for (Table.Entry entry : each.entries()) {
        if (entry.last().equals("close")
            && clears(program.functions(entry.value(), each.file()), kept, DEPTH)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the pointer is kept: in that member of a struct. */
  private record Kept(String tag, String member) {}

  private boolean clears(List<FunctionFacts> functions, Kept kept, int depth) {
    for (FunctionFacts function : functions) {
      Decl.Function tree = program.tree(function);
      Set<String> objects = objects(tree, kept.tag());
      boolean own =
          Children.any(
              tree.body(),
              node ->
                  assigns(node, kept.member())
                      || drops(node, objects)
                      || empties(node, objects, kept, new Keepers.Names(function, tree)));
      if (own
          || (depth > 0
              && function.callees().stream()
                  .anyMatch(callee ->
                      clears(program.functions(callee, function.file()), kept, depth - 1)
                          || macroClears(callee, function.file(), kept)))) {
        return true;
      }
    }
    return false;
  }

  private boolean macroClears(String name, int file, Kept kept) {
    for (Unit.Define define : program.defines(name, file)) {
      Expr body = define.parameters() == null ? null : program.body(define);
      if (body != null && Children.any(body, node -> assigns(node, kept.member()))) {
        return true;
      }
    }
    return false;
  }

  /** The parameters and variables that point to the struct. */
  private static Set<String> objects(Decl.Function function, String tag) {
    Set<String> objects = new TreeSet<>();
    for (Type.Parameter parameter : function.type().parameters()) {
      if (parameter.name() != null && isPointerTo(parameter.type(), tag)) {
        objects.add(parameter.name());
      }
    }
    Children.walk(
        function.body(),
        node -> {
          if (node instanceof Decl.Variable variable && isPointerTo(variable.type(), tag)) {
            objects.add(variable.name());
          }
        });
    return objects;
  }

  private static boolean isPointerTo(Type type, String tag) {
    return !tag.isEmpty()
        && type instanceof Type.Pointer pointer
        && pointer.to() instanceof Type.Record struct
        && tag.equals(struct.tag());
  }

  /** The object that keeps the pointer is freed, or taken out of where others find it. */
  private static boolean drops(Node node, Set<String> objects) {
    return node instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && DROPS.contains(name.id())
        && call.arguments().stream().anyMatch(argument -> objects.contains(base(argument)));
  }

  /** {@code memset(&x->part, 0, sizeof(x->part))} of a part with the pointer in it. */
  private boolean empties(Node node, Set<String> objects, Kept kept, Keepers.Names names) {
    return node instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && name.id().equals("memset")
        && call.arguments().size() == 3
        && Spelling.of(call.arguments().get(1)).equals("0")
        && objects.contains(base(call.arguments().get(0)))
        && Keepers.wholePart(call) instanceof Expr part
        && new Keepers(program, null, kept.member()).mayHold(part, names);
  }

  /** The variable in {@code x} and in {@code &x->list}; empty when it is neither. */
  private static String base(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.id();
      case Expr.Cast cast -> base(cast.operand());
      case Expr.Unary unary
          when unary.op().equals("&")
              && unary.operand() instanceof Expr.Member member
              && member.base() instanceof Expr.Name name ->
          name.id();
      default -> "";
    };
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
                "smp_store_release",
                "this_cpu_write",
                "__this_cpu_write",
                "raw_cpu_write" ->
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
      case Expr.Call call
          when call.callee() instanceof Expr.Name name
              && name.id().contains("_cpu")
              && !call.arguments().isEmpty() ->
          names(call.arguments().get(0), member);
      default -> false;
    };
  }
}
