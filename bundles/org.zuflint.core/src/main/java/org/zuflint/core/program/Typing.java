package org.zuflint.core.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.KnownTypes;

/** The type of an expression, as far as the analysed files tell it. */
public final class Typing {
  private final Program program;

  /** The names visible where an expression stands. */
  public interface Scope {
    /** The type of a parameter or local variable, null when there is none of that name. */
    @Nullable Type local(String name);

    /** What a member's name means here: in a macro it may be a parameter. */
    default String field(String name) {
      return name;
    }

    int file();
  }

  public Typing(Program program) {
    this.program = program;
  }

  /** The tag of the struct that the expression is or points to, null when it cannot be told. */
  public @Nullable String struct(Expr expr, Scope scope) {
    Type type = of(expr, scope);
    return type == null ? null : tag(type, scope.file());
  }

  /** The tag behind pointers, arrays and typedefs. */
  public @Nullable String tag(Type type, int file) {
    return tag(type, file, 0);
  }

  private @Nullable String tag(Type type, int file, int depth) {
    if (depth > 8) {
      return null;
    }
    return switch (type) {
      case Type.Record struct -> struct.tag();
      case Type.Pointer pointer -> tag(pointer.to(), file, depth + 1);
      case Type.Array array -> tag(array.of(), file, depth + 1);
      case Type.Named named -> {
        Type meaning = program.typedef(named.id(), file);
        String tag = meaning == null ? null : tag(meaning, file, depth + 1);
        yield tag != null ? tag : named.id();
      }
      case Type.Function function -> null;
      case Type.Basic basic -> null;
      case Type.Enumeration enumeration -> null;
      case Type.TypeOf typeOf -> {
        Type.Named named = named(typeOf);
        yield named == null || program.typedef(named.id(), file) == null
            ? null
            : tag(named, file, depth + 1);
      }
    };
  }

  public boolean isVmaPointer(@Nullable Type type, int file) {
    return meant(type, file) instanceof Type.Pointer pointer
        && meant(pointer.to(), file) instanceof Type.Record struct
        && Interest.isVma(struct.tag());
  }

  /** The type behind the names of typedefs. */
  private @Nullable Type meant(@Nullable Type type, int file) {
    Type meaning = type;
    for (int depth = 0; depth < 8; depth++) {
      Type.Named name =
          switch (meaning) {
            case Type.Named named -> named;
            case Type.TypeOf typeOf -> named(typeOf);
            case null, default -> null;
          };
      if (name == null) {
        return meaning;
      }
      meaning = program.typedef(name.id(), file);
    }
    return meaning;
  }

  /** The name in {@code typeof(name)}, which may be a type's. */
  public static Type.@Nullable Named named(Type.TypeOf typeOf) {
    return typeOf.operand() instanceof Expr.TypeUse use && use.type() instanceof Type.Named named
        ? named
        : null;
  }

  /** The type of an expression, null when it cannot be told. */
  public @Nullable Type of(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Name name -> {
        Type local = scope.local(name.id());
        yield local != null ? local : global(name.id(), scope);
      }
      case Expr.Member member -> member(member, scope);
      case Expr.Index index -> element(of(index.base(), scope));
      case Expr.Unary unary when unary.op().equals("*") -> element(of(unary.operand(), scope));
      case Expr.Unary unary when unary.op().equals("&") -> {
        Type type = of(unary.operand(), scope);
        yield type == null ? null : new Type.Pointer(unary.at(), type);
      }
      case Expr.Cast cast -> cast.type();
      case Expr.Compound compound -> compound.type();
      case Expr.Assign assign -> of(assign.target(), scope);
      case Expr.Conditional choice -> of(choice.otherwise(), scope);
      case Expr.Call call -> call(call, scope);
      case Expr.Binary sum when sum.op().equals("+") || sum.op().equals("-") ->
          of(sum.left(), scope);
      case Expr.Binary comma when comma.op().equals(",") -> of(comma.right(), scope);
      case Expr.Statements statements -> last(statements.body(), scope);
      default -> null;
    };
  }

  private @Nullable Type global(String name, Scope scope) {
    if (name.equals("current")) {
      return KnownTypes.pointer("task_struct");
    }
    return program.variable(name, scope.file());
  }

  private static @Nullable Type element(@Nullable Type type) {
    return switch (type) {
      case Type.Pointer pointer -> pointer.to();
      case Type.Array array -> array.of();
      case null -> null;
      default -> null;
    };
  }

  private @Nullable Type member(Expr.Member member, Scope scope) {
    Type base = of(member.base(), scope);
    if (base == null) {
      return null;
    }
    String tag = tag(base, scope.file());
    String field = scope.field(member.field());
    Type anonymous = anonymous(base, field, scope.file());
    if (anonymous != null || tag == null) {
      return anonymous;
    }
    Struct struct = program.struct(tag, scope.file());
    Type own = struct == null ? null : struct.member(field);
    return own != null ? own : KnownTypes.member(tag, field);
  }

  /** A member of a struct without a tag, reached through its typedef or written in place. */
  private @Nullable Type anonymous(Type base, String field, int file) {
    Type type = base;
    for (int depth = 0; depth < 8; depth++) {
      Type next = element(type);
      if (type instanceof Type.Named named) {
        next = program.typedef(named.id(), file);
      }
      if (next == null) {
        break;
      }
      type = next;
    }
    return type instanceof Type.Record struct && struct.tag() == null ? in(struct, field) : null;
  }

  private static @Nullable Type in(Type.Record struct, String field) {
    List<Type.Field> fields = struct.fields();
    if (fields == null) {
      return null;
    }
    for (Type.Field each : fields) {
      if (field.equals(each.name())) {
        return each.type();
      }
      Type inner =
          each.name() == null && each.type() instanceof Type.Record nested
              ? in(nested, field)
              : null;
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private @Nullable Type call(Expr.Call call, Scope scope) {
    if (!(call.callee() instanceof Expr.Name callee)) {
      return null;
    }
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.TypeUse use && !callee.id().startsWith("sizeof")) {
        return new Type.Pointer(call.at(), use.type());
      }
    }
    if (KnownTypes.passesThrough(callee.id()) && !call.arguments().isEmpty()) {
      return of(call.arguments().get(0), scope);
    }
    if (KnownTypes.loads(callee.id()) && !call.arguments().isEmpty()) {
      return of(new Expr.Unary(call.at(), "*", call.arguments().get(0)), scope);
    }
    Type known = KnownTypes.result(callee.id());
    if (known != null) {
      return known;
    }
    Type result = program.result(callee.id(), scope.file());
    return result != null ? result : macro(callee.id(), call, scope);
  }

  private @Nullable Type macro(String name, Expr.Call call, Scope scope) {
    var defines = program.defines(name, scope.file());
    if (defines.isEmpty()) {
      return null;
    }
    List<String> parameters = defines.get(0).parameters();
    Expr body = parameters == null ? null : program.body(defines.get(0));
    if (body == null || (body instanceof Expr.Call same && same.callee().equals(call.callee()))) {
      return null;
    }
    return of(
        body,
        new Scope() {
          @Override
          public @Nullable Type local(String local) {
            int position = parameters == null ? -1 : parameters.indexOf(local);
            return position >= 0 && position < call.arguments().size()
                ? of(call.arguments().get(position), scope)
                : null;
          }

          @Override
          public int file() {
            return scope.file();
          }
        });
  }

  private @Nullable Type last(Stmt.Block body, Scope scope) {
    if (body.items().isEmpty()
        || !(body.items().get(body.items().size() - 1) instanceof Stmt.Expression last)) {
      return null;
    }
    return of(last.value(), scope);
  }
}
