package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.program.Struct;
import org.zuflint.core.user.UserEvaluator.Out;
import org.zuflint.core.user.UserValue.Mask;

/** From expressions to the names that objects have in the store. */
final class Storage {
  /** Between the steps of {@code .member[0].member}. */
  private static final Pattern STEP = Pattern.compile("(?<=.)(?=[.\\[])");

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
      case Expr.Compound object -> {
        String key = frame.prefix() + "(literal " + PlaceName.of(frame.place(object.at())) + ")";
        yield filled(key, object.type(), object.value(), frame, state.forget(key)).stream()
            .map(filled -> new Named(filled, key))
            .toList();
      }
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

  /** {@code = { .fn = run, .at = { cpu, mem } }}; an empty list of a mask is an empty mask. */
  List<UserState> filled(
      String key, @Nullable Type type, Expr.InitList list, UserFrame frame, UserState state) {
    if (isMask(type)) {
      Mask empty = new Mask(Mask.Kind.EMPTY, "", "an empty mask", frame.place(list.at()));
      return List.of(state.store(key, empty));
    }
    List<UserState> states = List.of(state);
    for (int i = 0; i < list.items().size(); i++) {
      Expr.Item item = list.items().get(i);
      String part = part(item, i, type, frame);
      Type inner = partType(type, part, frame);
      List<UserState> after = new ArrayList<>();
      for (UserState before : states) {
        if (item.value() instanceof Expr.InitList parts) {
          after.addAll(filled(key + part, inner, parts, frame, before));
        } else {
          evaluator
              .eval(item.value(), frame, before)
              .forEach(out -> after.add(out.state().store(key + part, out.value())));
        }
      }
      states = after.stream().distinct().toList();
    }
    return states;
  }

  /** {@code .member}, {@code [number]} or several of them. */
  private String part(Expr.Item item, int position, @Nullable Type type, UserFrame frame) {
    if (item.path().isEmpty()) {
      Struct struct = type instanceof Type.Array ? null : struct(type, frame);
      List<String> members = struct == null ? List.of() : List.copyOf(struct.members().keySet());
      return position < members.size() ? "." + members.get(position) : "[" + position + "]";
    }
    StringBuilder part = new StringBuilder();
    for (Expr.Designator step : item.path()) {
      switch (step) {
        case Expr.Designator.Field field -> part.append('.').append(field.name());
        case Expr.Designator.Element element ->
            part.append('[').append(Spelling.of(element.low())).append(']');
      }
    }
    return part.toString();
  }

  private @Nullable Struct struct(@Nullable Type type, UserFrame frame) {
    String tag = type == null ? null : tag(type, frame.file(), 0);
    return tag == null ? null : walker.program().struct(tag, frame.file());
  }

  /** The type of {@code .member.member[number]} of an object, null when it is not known. */
  private @Nullable Type partType(@Nullable Type type, String part, UserFrame frame) {
    Type inner = type;
    for (String step : part.isEmpty() ? new String[0] : STEP.split(part)) {
      Struct struct = step.startsWith(".") ? struct(inner, frame) : null;
      inner =
          struct != null
              ? struct.member(step.substring(1))
              : inner instanceof Type.Array array && !step.startsWith(".") ? array.of() : null;
    }
    return inner;
  }

  /**
   * Mappings go along where an object is copied to another one, {@code to}, that others may see.
   */
  void copied(String from, @Nullable String to, Expr target, UserFrame frame, UserState state) {
    for (Map.Entry<String, UserValue> part : state.entries().tailMap(from).entrySet()) {
      if (!part.getKey().startsWith(from)) {
        break;
      }
      boolean seen = to == null || !UserEvaluator.isLocal(to);
      if (seen && part.getValue() instanceof UserValue.Mapping mapping) {
        String suffix = part.getKey().substring(from.length());
        int last = suffix.lastIndexOf('.');
        Type whole = typeOf(target, frame);
        Struct struct =
            last < 0 ? null : struct(partType(whole, suffix.substring(0, last), frame), frame);
        String name =
            last < 0
                ? nameOf(target, frame)
                : (struct == null ? "?" : struct.tag()) + suffix.substring(last);
        walker.kept(mapping, to == null ? null : to + suffix, name, target, frame);
      }
    }
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
      return switch (expr) {
        case Expr.Member member -> memberType(member, frame);
        case Expr.Index index -> pointedType(index.base(), frame);
        case Expr.Unary deref when deref.op().equals("*") -> pointedType(deref.operand(), frame);
        default -> null;
      };
    }
    UserFrame.Bound bound = frame.bound().get(name.id());
    if (bound != null) {
      return typeOf(bound.argument(), bound.frame());
    }
    Type own = frame.type(name.id());
    return own != null ? own : walker.program().variable(name.id(), frame.file());
  }

  private @Nullable Type pointedType(Expr pointer, UserFrame frame) {
    return switch (typeOf(pointer, frame)) {
      case Type.Pointer to -> to.to();
      case Type.Array array -> array.of();
      case null, default -> null;
    };
  }

  private @Nullable Type memberType(Expr.Member member, UserFrame frame) {
    Type base = typeOf(member.base(), frame);
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
      case Expr.Unary way when way.op().equals("*") || way.op().equals("&") ->
          nameOf(way.operand(), frame);
      default -> "?";
    };
  }

  boolean isThreadLocal(Expr target, UserFrame frame) {
    if (!(target instanceof Expr.Name name)) {
      return false;
    }
    for (Decl declaration : walker.program().outside(frame.file())) {
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
    return isMask(type instanceof Type.Pointer indirect ? indirect.to() : type);
  }

  private static boolean isMask(@Nullable Type type) {
    return type instanceof Type.Named named && named.id().equals("cpu_set_t");
  }
}
