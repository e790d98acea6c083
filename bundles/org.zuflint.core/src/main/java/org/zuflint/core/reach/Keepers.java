package org.zuflint.core.reach;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.links.Local;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Typing;

/** Which objects have a member of some name in them, as far as their types tell. */
public final class Keepers {
  private static final int DEPTH = 6;

  private final Program program;
  private final Typing typing;
  private final @Nullable String struct;
  private final String member;

  /** {@code struct}: the only struct whose member is meant; null for any. */
  public Keepers(Program program, @Nullable String struct, String member) {
    this.program = program;
    this.typing = new Typing(program);
    this.struct = struct;
    this.member = member;
  }

  /** The variables of a function; of two with one name nothing is known. */
  public static final class Names implements Typing.Scope {
    public static final Names NONE = new Names();

    private final @Nullable Local local;
    private final Set<String> twice = new HashSet<>();
    private final int file;

    private Names() {
      local = null;
      file = 0;
    }

    public Names(FunctionFacts function, Decl.Function tree) {
      local = new Local(function, tree);
      file = function.file();
      Set<String> once = new HashSet<>();
      tree.type().parameters().forEach(parameter -> once.add(String.valueOf(parameter.name())));
      Children.walk(
          tree.body(),
          node -> {
            if (node instanceof Decl.Variable variable && !once.add(variable.name())) {
              twice.add(variable.name());
            }
          });
    }

    @Override
    public @Nullable Type local(String name) {
      return local == null || twice.contains(name) ? null : local.local(name);
    }

    @Override
    public int file() {
      return file;
    }

    /** Whether nothing but the memory of pages is ever put into the variable. */
    public boolean arePages(String name) {
      List<Expr> values = local == null ? List.of() : local.values(name);
      return local(name) != null
          && !values.isEmpty()
          && values.stream().allMatch(value -> value instanceof Expr.Call call && isPage(call));
    }
  }

  /** Whether it tells where the memory of a page is: no object of the driver. */
  public static boolean isPage(Expr.Call call) {
    return switch (call.callee() instanceof Expr.Name name ? name.id() : "") {
      case "page_address",
          "kmap",
          "kmap_atomic",
          "kmap_local_page",
          "kmap_local_folio",
          "folio_address",
          "page_to_virt" ->
          true;
      default -> false;
    };
  }

  /** The part in {@code memset(&x->part, 0, sizeof(x->part))} and its kin; null for others. */
  public static @Nullable Expr wholePart(Expr.Call call) {
    return call.arguments().size() > 1
            && call.arguments().get(0) instanceof Expr.Unary address
            && address.op().equals("&")
            && call.arguments().getLast() instanceof Expr.Unary size
            && size.op().equals("sizeof")
            && Spelling.of(size.operand()).equals(Spelling.of(address.operand()))
        ? address.operand()
        : null;
  }

  /** Whether {@code x->member} may be the member that is meant. */
  public boolean mayBe(Expr written, Typing.Scope scope) {
    Expr base = written instanceof Expr.Index index ? index.base() : written;
    String only = struct;
    if (only == null || !(base instanceof Expr.Member to)) {
      return true;
    }
    String tag = typing.struct(to.base(), scope);
    return tag == null || tag.equals(only) || program.struct(tag, scope.file()) == null;
  }

  /** Whether the object that an expression is may have it in it. */
  public boolean mayHold(Expr object, Typing.Scope scope) {
    Type type = typing.of(object, scope);
    return type == null || inside(type, scope.file(), 0);
  }

  /** Whether what an expression points to may, or an array that it is. */
  public boolean mayLeadTo(Expr pointer, Typing.Scope scope) {
    Type type = typing.of(pointer, scope);
    return type instanceof Type.Array array ? inside(array, scope.file(), 0) : mayHave(type, scope);
  }

  /** Whether an object of a type, or the one a pointer of the type leads to, may have it in it. */
  public boolean mayHave(@Nullable Type type, Typing.Scope scope) {
    String tag = type == null ? null : typing.tag(type, scope.file());
    return tag == null || mayHave(tag, scope.file(), 0);
  }

  private boolean mayHave(String tag, int file, int depth) {
    Struct known = program.struct(tag, file);
    if (known == null || depth > DEPTH) {
      return true;
    }
    boolean own = struct == null || tag.equals(struct);
    return (own && known.member(member) != null)
        || known.members().values().stream()
            .anyMatch(type -> !(type instanceof Type.Pointer) && inside(type, file, depth));
  }

  /** Whether a part of a struct may have it; numbers have none. */
  private boolean inside(Type type, int file, int depth) {
    return switch (type) {
      case Type.Basic number -> false;
      case Type.Enumeration number -> false;
      case Type.Array array -> inside(array.of(), file, depth);
      case Type.Pointer pointer -> false;
      case Type.Record part when part.tag() instanceof String tag ->
          program.struct(tag, file) != null && mayHave(tag, file, depth + 1);
      case Type.Record part ->
          part.fields() == null
              || part.fields().stream()
                  .anyMatch(field ->
                      member.equals(field.name()) || inside(field.type(), file, depth + 1));
      case Type.Named named -> {
        String tag = typing.tag(named, file);
        yield tag != null && program.struct(tag, file) != null && mayHave(tag, file, depth + 1);
      }
      default -> true;
    };
  }
}
