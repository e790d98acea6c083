package org.zuflint.core.body;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Access;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.lower.Guards;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.lower.Scopes;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Typing;

/** Lowers functions: what the ends of scopes put, and guards, become calls. */
public final class Graphs {
  /** Before the kind in the name of the function that {@code DEFINE_FREE()} makes. */
  private static final String MADE = "__free_";

  private final Program program;
  private final Typing typing;

  public Graphs(Program program) {
    this.program = program;
    this.typing = new Typing(program);
  }

  /**
   * A function ready to be followed.
   *
   * @param guarded whether guards were written out
   */
  public record Lowered(Decl.Function tree, Unit unit, Graph graph, boolean guarded) {}

  public Lowered of(FunctionFacts function) {
    Decl.Function tree =
        Scopes.of(
            program.tree(function),
            new Scopes.Kinds() {
              @Override
              public @Nullable String putting(String ending, Type type) {
                return Graphs.this.putting(ending, type, function.file());
              }

              @Override
              public @Nullable String taking(String kind) {
                return has(kind) ? null : OwnerCalls.guarded(kind);
              }

              @Override
              public boolean has(String kind) {
                return !program.defines(Decl.Variable.FREE + kind, function.file()).isEmpty();
              }
            });
    Unit unit = program.unit(function);
    boolean zaps =
        function.callees().stream()
            .anyMatch(callee ->
                PteCalls.of(callee) instanceof PteCalls.PteCall pte
                    && pte.kind() == Access.Kind.ZAP);
    Stmt.Block block = zaps ? Sweeps.folded(tree.body()) : tree.body();
    boolean guards =
        function.callees().contains("guard") || function.callees().contains("scoped_guard");
    Guards.Unfolded body = guards ? Guards.of(block) : new Guards.Unfolded(block, false);
    return new Lowered(tree, unit, Lowering.of(unit, body.body()), body.guarded());
  }

  /**
   * What puts a variable that ends so: the driver's own {@code DEFINE_FREE(kind, ...)}, or a
   * function of the same name; a page of a kind that nobody here defines goes, too. Null for a
   * cleanup function, but for the one that such a macro of a header defines.
   */
  private @Nullable String putting(String ending, Type type, int file) {
    String name = ending.substring(ending.indexOf(' ') + 1);
    boolean cleanup = ending.startsWith(Decl.Variable.CLEANUP);
    if (cleanup && !(name.startsWith(MADE) && program.functions(name, file).isEmpty())) {
      return null;
    }
    String kind = cleanup ? name.substring(MADE.length()) : name;
    if (!program.defines(Decl.Variable.FREE + kind, file).isEmpty()) {
      return Decl.Variable.FREE + kind;
    }
    if (OwnerCalls.guarded(kind) instanceof String taking) {
      return OwnerCalls.giving(taking);
    }
    String tag = type instanceof Type.Pointer ? String.valueOf(typing.tag(type, file)) : "";
    boolean page = tag.equals("page") || tag.equals("folio");
    return page && program.functions(kind, file).isEmpty() && !Harmless.toObject(kind)
        ? OwnerCalls.puts(tag)
        : kind;
  }
}
