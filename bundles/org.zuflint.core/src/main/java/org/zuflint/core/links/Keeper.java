package org.zuflint.core.links;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** Whose object keeps a vma: in a member, an array, by its address, or as a helper finds it. */
final class Keeper {
  private static final int DEPTH = 6;

  private final Program program;

  Keeper(Program program) {
    this.program = program;
  }

  /** The variable in whose object, or what that has, the vma is kept; null for none. */
  @Nullable String of(Expr vma, Local local) {
    return keeper(vma, local, 0);
  }

  private @Nullable String keeper(Expr vma, Local local, int depth) {
    return switch (vma) {
      case Expr.Member member when member.base() instanceof Expr.Name object ->
          local.value(object.id()) instanceof Expr.Member of && depth < DEPTH
              ? keeper(of, local, depth + 1)
              : object.id();
      case Expr.Member member -> keeper(member.base(), local, depth);
      case Expr.Index index -> keeper(index.base(), local, depth);
      case Expr.Conditional choice
          when choice.then() instanceof Expr then && isNull(choice.otherwise()) ->
          keeper(then, local, depth);
      case Expr.Call find when looksUp(find) -> keeper(find.arguments().get(1), local, depth + 1);
      case Expr.Call find
          when find.arguments().size() == 1
              && find.arguments().get(0) instanceof Expr.Name object
              && depth < DEPTH
              && findsItsOwn(find, local, depth + 1) ->
          object.id();
      case Expr.Name name when depth < DEPTH && !local.isParameter(name.id()) ->
          one(
              local.values(name.id()).stream()
                  .map(value -> Optional.ofNullable(keeper(value, local, depth + 1)))
                  .distinct()
                  .toList());
      default -> null;
    };
  }

  private static @Nullable String one(List<Optional<String>> keepers) {
    return keepers.size() == 1 ? keepers.get(0).orElse(null) : null;
  }

  /** Whether it is a helper that gives a vma which its only argument keeps. */
  private boolean findsItsOwn(Expr.Call call, Local local, int depth) {
    List<FunctionFacts> helpers =
        call.callee() instanceof Expr.Name name
            ? program.functions(name.id(), local.file())
            : List.of();
    return !helpers.isEmpty()
        && helpers.stream()
            .map(helper -> new Local(helper, program.tree(helper)))
            .allMatch(inside ->
                inside.parameters().size() == 1
                    && !inside.answers().isEmpty()
                    && inside.answers().stream()
                        .allMatch(answer ->
                            isNull(answer)
                                || inside
                                    .parameters()
                                    .get(0)
                                    .equals(keeper(answer, inside, depth))));
  }

  private static boolean isNull(Expr expr) {
    return expr instanceof Expr.Name name && name.id().equals("NULL");
  }

  private static boolean looksUp(Expr.Call call) {
    return call.callee() instanceof Expr.Name name
        && Interest.LOOK_UPS.contains(name.id())
        && call.arguments().size() > 1;
  }
}
