package org.zuflint.core.links;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.driver.Access;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;

/**
 * When the last user of a file has gone, so have its vmas: pages that the file's object keeps may
 * be dropped then, if the driver maps pages only into a vma that the same object keeps.
 */
public final class OwnPages {
  /** So many callers, variables and calls lead to where an object comes from. */
  private static final int DEPTH = 6;

  private final Program program;
  private final List<FunctionFacts> functions;
  private final Keeper keeper;
  private @Nullable Boolean each;

  public OwnPages(Program program, List<FunctionFacts> functions) {
    this.program = program;
    this.functions = functions;
    this.keeper = new Keeper(program);
  }

  /** Whether what is dropped there by this call is the file's own. */
  public boolean are(FunctionFacts function, String drop, Place where) {
    List<Expr.Call> drops = new ArrayList<>();
    Children.walk(
        program.tree(function).body(),
        node -> {
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && name.id().equals(drop)
              && program.unit(function).place(call.at()).equals(where)) {
            drops.add(call);
          }
        });
    int number = Math.max(0, OwnerCalls.freed(drop));
    return !drops.isEmpty()
        && drops.stream()
            .allMatch(call ->
                number < call.arguments().size()
                    && isFiles(member(call.arguments().get(number), local(function), 0), function))
        && isEach();
  }

  /**
   * Whether a variable points to the object of a file that keeps the vma into which pages are
   * mapped, or to what that object has: with the last user of the file the vma has gone.
   */
  public boolean isOwn(String variable, FunctionFacts function, List<FunctionFacts> all) {
    Local local = local(function);
    if (local.value(variable) instanceof Expr.Member of
        && of.base() instanceof Expr.Name object
        && !of.field().equals("private_data")) {
      return isOwn(object.id(), function, all);
    }
    String tag = tag(local.local(variable));
    return tag != null
        && isFiles(new Expr.Name(0, variable), function, local, 0)
        && new OwnPages(program, all).keep(tag);
  }

  /** Whether a variable points to the object of the file that it was called for, wherever from. */
  public boolean isRunning(String variable, FunctionFacts function) {
    return isFiles(new Expr.Name(0, variable), function, local(function), 0);
  }

  private static @Nullable String tag(@Nullable Type type) {
    return type instanceof Type.Pointer pointer && pointer.to() instanceof Type.Record struct
        ? struct.tag()
        : null;
  }

  private boolean keep(String tag) {
    return functions.stream().allMatch(inserts -> keeps(tag, inserts));
  }

  /** Whether the function inserts only into vmas that objects of this struct keep. */
  private boolean keeps(String tag, FunctionFacts function) {
    if (function.callees().stream().noneMatch(callee -> number(callee) > 0)) {
      return true;
    }
    Local local = local(function);
    return !Children.any(
        program.tree(function).body(),
        node ->
            node instanceof Expr.Call call
                && call.callee() instanceof Expr.Name name
                && number(name.id()) > 0
                && !isKept(tag, call.arguments().get(0), function, local, 0));
  }

  private boolean isKept(String tag, Expr vma, FunctionFacts function, Local local, int depth) {
    String object = keeper.of(vma, local);
    if (object != null) {
      return tag.equals(tag(local.local(object)));
    }
    int number = parameter(vma, local);
    return number >= 0
        && depth <= 2
        && eachCall(
            function,
            (caller, call, scope) ->
                number < call.arguments().size()
                    && isKept(tag, call.arguments().get(number), caller, scope, depth + 1));
  }

  private Local local(FunctionFacts function) {
    return new Local(function, program.tree(function));
  }

  /** Whether each insert maps what the object keeps that keeps the vma. */
  private boolean isEach() {
    Boolean known = each;
    if (known == null) {
      known = functions.stream().allMatch(this::isEach);
      each = known;
    }
    return known;
  }

  private boolean isEach(FunctionFacts function) {
    if (function.callees().stream().noneMatch(callee -> number(callee) > 0)) {
      return true;
    }
    Local local = local(function);
    return !Children.any(
        program.tree(function).body(),
        node ->
            node instanceof Expr.Call call
                && call.callee() instanceof Expr.Name name
                && number(name.id()) > 0
                && !(call.arguments().size() > number(name.id())
                    && isOne(
                        call.arguments().get(0),
                        call.arguments().get(number(name.id())),
                        function,
                        local,
                        0)));
  }

  /** The number of the argument that is mapped; 0 when it is no insert. */
  private static int number(String callee) {
    boolean inserts =
        PteCalls.of(callee) instanceof PteCalls.PteCall pte && pte.kind() == Access.Kind.INSERT;
    return !inserts
        ? 0
        : callee.startsWith("vm_iomap")
                || callee.startsWith("vm_map_pages")
                || callee.startsWith("remap_vmalloc")
            ? 1
            : 2;
  }

  private boolean isOne(Expr vma, Expr page, FunctionFacts function, Local local, int depth) {
    Expr.Member kept = member(vma, local, 0);
    Expr.Member shown = member(page, local, 0);
    if (kept != null
        && shown == null
        && kept.base() instanceof Expr.Name one
        && made(page, local, 0) instanceof String fresh) {
      return isKeptBy(fresh, one.id(), function);
    }
    if (kept != null && shown != null) {
      return kept.base() instanceof Expr.Name one
          && shown.base() instanceof Expr.Name other
          && one.id().equals(other.id());
    }
    int first = parameter(vma, local);
    int second = parameter(page, local);
    if (depth > 2 || first < 0 || second < 0) {
      return false;
    }
    return eachCall(
        function,
        (caller, call, scope) ->
            call.arguments().size() > Math.max(first, second)
                && isOne(
                    call.arguments().get(first),
                    call.arguments().get(second),
                    caller,
                    scope,
                    depth + 1));
  }

  /** The variable with a page that the function has just allocated; null for others. */
  private static @Nullable String made(Expr expr, Local local, int depth) {
    return switch (expr) {
      case Expr.Cast cast -> made(cast.operand(), local, depth);
      case Expr.Binary sum -> made(sum.left(), local, depth);
      case Expr.Call call when isNumber(call) -> made(call.arguments().get(0), local, depth);
      case Expr.Name name when local.value(name.id()) instanceof Expr value && depth < DEPTH -> {
        boolean allocates =
            value instanceof Expr.Call call
                && call.callee() instanceof Expr.Name callee
                && callee.id().contains("alloc");
        yield allocates ? name.id() : made(value, local, depth + 1);
      }
      default -> null;
    };
  }

  /** Whether nobody else than this object gets what is in the variable. */
  private boolean isKeptBy(String fresh, String object, FunctionFacts function) {
    return !Children.any(
        program.tree(function).body(),
        node ->
            switch (node) {
              case Expr.Assign assign when assign.value() instanceof Expr.Name name ->
                  name.id().equals(fresh)
                      && !(element(assign.target()) instanceof Expr.Member member
                          && member.base() instanceof Expr.Name base
                          && base.id().equals(object));
              case Expr.Call call when call.callee() instanceof Expr.Name callee ->
                  !program.functions(callee.id(), function.file()).isEmpty()
                      && call.arguments().stream()
                          .anyMatch(
                              one -> one instanceof Expr.Name name && name.id().equals(fresh));
              default -> false;
            });
  }

  /** The array in which an element stands. */
  private static Expr element(Expr expr) {
    return expr instanceof Expr.Index index ? element(index.base()) : expr;
  }

  /** What is asked of a call. */
  private interface Question {
    boolean holds(FunctionFacts caller, Expr.Call call, Local local);
  }

  /** Whether there are calls of the function, and this holds of each. */
  private boolean eachCall(FunctionFacts function, Question question) {
    List<Boolean> answers = new ArrayList<>();
    for (FunctionFacts caller : functions) {
      if (caller.callees().contains(function.name())) {
        Local local = local(caller);
        Children.walk(
            program.tree(caller).body(),
            node -> {
              if (node instanceof Expr.Call call
                  && call.callee() instanceof Expr.Name name
                  && name.id().equals(function.name())) {
                answers.add(question.holds(caller, call, local));
              }
            });
      }
    }
    return !answers.isEmpty() && answers.stream().allMatch(answer -> answer);
  }

  /** Whether the member is one of what a file keeps as its own, perhaps given by callers. */
  private boolean isFiles(Expr.@Nullable Member member, FunctionFacts function) {
    return member != null && isFiles(member.base(), function, local(function), 0);
  }

  private boolean isFiles(Expr object, FunctionFacts function, Local local, int depth) {
    int number = parameter(object, local);
    if (depth > DEPTH) {
      return false;
    }
    if (number >= 0) {
      return eachCall(
          function,
          (caller, call, scope) ->
              number < call.arguments().size()
                  && isFiles(call.arguments().get(number), caller, scope, depth + 1));
    }
    return switch (object) {
      case Expr.Member member ->
          member.field().equals("private_data")
              && member.base() instanceof Expr.Name file
              && local.isParameter(file.id());
      case Expr.Cast cast -> isFiles(cast.operand(), function, local, depth + 1);
      // what is not finished, and so in no file yet
      case Expr.Call call ->
          depth > 0
              && call.callee() instanceof Expr.Name name
              && (name.id().matches("k[vmz]+alloc(_node)?|kcalloc")
                  || (name.id().equals("container_of")
                      && isFiles(call.arguments().get(0), function, local, depth + 1)));
      case Expr.Name name when local.value(name.id()) instanceof Expr value ->
          isFiles(value, function, local, depth + 1);
      default -> false;
    };
  }

  private static int parameter(Expr expr, Local local) {
    return switch (expr) {
      case Expr.Name name when local.values(name.id()).isEmpty() ->
          local.parameters().indexOf(name.id());
      case Expr.Cast cast -> parameter(cast.operand(), local);
      case Expr.Call call when isNumber(call) -> parameter(call.arguments().get(0), local);
      case Expr.Binary sum -> parameter(sum.left(), local);
      default -> -1;
    };
  }

  /**
   * The member of an object, not of what that leads to, of which a page is made; null for others.
   */
  private static Expr.@Nullable Member member(Expr expr, Local local, int depth) {
    if (depth > DEPTH) {
      return null;
    }
    return switch (expr) {
      case Expr.Member member -> member.base() instanceof Expr.Name ? member : null;
      case Expr.Index index -> member(index.base(), local, depth + 1);
      case Expr.Cast cast -> member(cast.operand(), local, depth + 1);
      case Expr.Binary sum -> member(sum.left(), local, depth + 1);
      case Expr.Call call when isNumber(call) -> member(call.arguments().get(0), local, depth + 1);
      case Expr.Name name when local.value(name.id()) instanceof Expr value ->
          member(value, local, depth + 1);
      default -> null;
    };
  }

  /** Whether it makes another name for a page: its number, its address. */
  private static boolean isNumber(Expr.Call call) {
    return call.callee() instanceof Expr.Name name
        && !call.arguments().isEmpty()
        && name.id()
            .matches(
                "\\w*(page|virt|pfn|phys|vmalloc)\\w*to_\\w+|__pa|PHYS_PFN|PFN_DOWN|__pfn_to_pfn_t");
  }
}
