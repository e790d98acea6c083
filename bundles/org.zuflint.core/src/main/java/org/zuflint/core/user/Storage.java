package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.user.UserEvaluator.Out;

/** From expressions to the names that objects have in the store. */
final class Storage {
  private final UserEvaluator evaluator;
  private final UserWalker walker;

  Storage(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  /** An object that an expression names; {@code key} is null when it could not be followed. */
  record Named(UserState state, @Nullable String key) {}

  List<Named> of(Expr expr, UserFrame frame, UserState state) {
    return switch (expr) {
      case Expr.Name name -> variable(name, frame, state);
      case Expr.Member member when member.arrow() ->
          parts(pointed(member.base(), frame, state), "." + member.field());
      case Expr.Member member -> parts(of(member.base(), frame, state), "." + member.field());
      case Expr.Index index -> element(index, frame, state);
      case Expr.Unary deref when deref.op().equals("*") -> pointed(deref.operand(), frame, state);
      case Expr.Cast cast -> of(cast.operand(), frame, state);
      default -> {
        List<Named> none = new ArrayList<>();
        evaluator.eval(expr, frame, state).forEach(out -> none.add(new Named(out.state(), null)));
        yield none;
      }
    };
  }

  private List<Named> variable(Expr.Name name, UserFrame frame, UserState state) {
    UserFrame.Bound bound = frame.bound().get(name.id());
    if (bound != null) {
      return of(bound.argument(), bound.frame(), state);
    }
    String key = frame.key(name.id());
    return List.of(new Named(state, key != null ? key : name.id()));
  }

  private static List<Named> parts(List<Named> wholes, String part) {
    List<Named> parts = new ArrayList<>();
    for (Named whole : wholes) {
      parts.add(new Named(whole.state(), whole.key() == null ? null : whole.key() + part));
    }
    return parts;
  }

  /**
   * The object a pointer points to; of a pointer that nothing is known of, by the pointer's name.
   */
  List<Named> pointed(Expr pointer, UserFrame frame, UserState state) {
    List<Named> found = new ArrayList<>();
    for (Out out : evaluator.eval(pointer, frame, state)) {
      switch (out.value()) {
        case UserValue.Address address -> found.add(new Named(out.state(), address.path()));
        case UserValue.Mapping mapping -> {
          walker.touched(mapping, frame, pointer.at());
          found.add(new Named(out.state(), null));
        }
        default -> {
          List<Named> names =
              pointer instanceof Expr.Name || pointer instanceof Expr.Member
                  ? of(pointer, frame, out.state())
                  : List.of();
          String key = names.size() == 1 ? names.get(0).key() : null;
          found.add(new Named(out.state(), key == null ? null : "*" + key));
        }
      }
    }
    return found;
  }

  private List<Named> element(Expr.Index index, UserFrame frame, UserState state) {
    boolean array = isArray(index.base(), frame);
    List<Named> bases =
        array ? of(index.base(), frame, state) : pointed(index.base(), frame, state);
    List<Named> elements = new ArrayList<>();
    for (Named base : bases) {
      for (Out at : evaluator.eval(index.index(), frame, base.state())) {
        boolean named = index.index() instanceof Expr.Name || index.index() instanceof Expr.Member;
        String number =
            named
                ? Spelling.of(index.index())
                : at.value() instanceof UserValue.Number known ? Long.toString(known.value()) : "?";
        String key = base.key() == null ? null : base.key() + "[" + number + "]";
        elements.add(new Named(at.state(), key));
      }
    }
    return elements;
  }

  /** Whether the name is declared as an array, so that it stands for its own address. */
  boolean isArray(Expr expr, UserFrame frame) {
    return typeOf(expr, frame) instanceof Type.Array;
  }

  /** The declared type of a variable, null for anything else. */
  @Nullable Type typeOf(Expr expr, UserFrame frame) {
    if (!(expr instanceof Expr.Name name)) {
      return expr instanceof Expr.Member member ? memberType(member, frame) : null;
    }
    UserFrame.Bound bound = frame.bound().get(name.id());
    if (bound != null) {
      return typeOf(bound.argument(), bound.frame());
    }
    Type own = frame.type(name.id());
    return own != null ? own : walker.program().variable(name.id(), frame.file());
  }

  private @Nullable Type memberType(Expr.Member member, UserFrame frame) {
    Type base = typeOf(member.base(), frame);
    if (member.base() instanceof Expr.Index index) {
      base = typeOf(index.base(), frame);
    }
    String tag = base == null ? null : tag(base, frame.file(), 0);
    var struct = tag == null ? null : walker.program().struct(tag, frame.file());
    return struct == null ? null : struct.member(member.field());
  }

  private @Nullable String tag(Type type, int file, int depth) {
    return switch (type) {
      case Type.Record struct -> struct.tag();
      case Type.Pointer pointer -> tag(pointer.to(), file, depth);
      case Type.Array array -> tag(array.of(), file, depth);
      case Type.Named named when depth < 8 -> {
        Type meaning = walker.program().typedef(named.id(), file);
        yield meaning == null ? null : tag(meaning, file, depth + 1);
      }
      default -> null;
    };
  }

  /** Whether the expression is a struct itself, not a pointer to one. */
  boolean isObject(Expr expr, UserFrame frame) {
    Type type = typeOf(expr, frame);
    if (type instanceof Type.Named named && !named.id().equals("cpu_set_t")) {
      type = walker.program().typedef(named.id(), frame.file());
    }
    return type instanceof Type.Record struct && !struct.keyword().equals("enum");
  }

  /** The struct and member that an expression names, a global's own name, or {@code ?.member}. */
  String nameOf(Expr expr, UserFrame frame) {
    return switch (expr) {
      case Expr.Name name when frame.bound().get(name.id()) instanceof UserFrame.Bound bound ->
          nameOf(bound.argument(), bound.frame());
      case Expr.Name name -> name.id();
      case Expr.Member member -> {
        Expr base = member.base() instanceof Expr.Index index ? index.base() : member.base();
        Type type = typeOf(base, frame);
        String tag = type == null ? null : tag(type, frame.file(), 0);
        yield (tag == null ? "?" : tag) + "." + member.field();
      }
      case Expr.Index index -> nameOf(index.base(), frame);
      case Expr.Cast cast -> nameOf(cast.operand(), frame);
      case Expr.Unary deref when deref.op().equals("*") -> nameOf(deref.operand(), frame);
      default -> "?";
    };
  }

  boolean isThreadLocal(Expr target, UserFrame frame) {
    if (!(target instanceof Expr.Name name)) {
      return false;
    }
    for (Decl declaration : walker.program().unit(frame.file()).declarations()) {
      if (declaration instanceof Decl.Variable variable && variable.name().equals(name.id())) {
        return variable.specifiers().stream()
            .anyMatch(word ->
                word.equals("__thread")
                    || word.equals("_Thread_local")
                    || word.equals("thread_local"));
      }
    }
    return false;
  }

  /** Whether a pointer points to something declared as a CPU mask. */
  boolean isMask(Expr pointer, UserFrame frame) {
    Expr object =
        pointer instanceof Expr.Unary address && address.op().equals("&")
            ? address.operand()
            : pointer;
    Type type = typeOf(object, frame);
    Type to = type instanceof Type.Pointer indirect ? indirect.to() : type;
    return to instanceof Type.Named named && named.id().equals("cpu_set_t");
  }
}
