package org.zuflint.core.state;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Pinning.Evidence;

/** Decides conditions, and learns from the side that was taken. */
public final class Truth {
  private Truth() {}

  /** Whether the value is true (not zero) in the state; null when it may be either. */
  public static @Nullable Boolean decide(Value value, State state) {
    return switch (value) {
      case Value.Number number -> number.value() != 0;
      case Value.NonZero nonZero -> true;
      case Value.Positive count -> true;
      case Value.Negative error -> true;
      case Value.Symbol symbol -> true;
      case Value.Function function -> true;
      case Value.Vma vma -> {
        Boolean zero = equal(vma, Value.ZERO, state);
        yield zero == null ? null : !zero;
      }
      case Value.Compare compare -> compare(compare, state);
      case Value.Symbolic table when VmaKey.isOfFile(table.path()) -> true;
      case Value.Symbolic symbolic -> {
        Boolean zero = equal(symbolic, Value.ZERO, state);
        yield zero == null ? null : !zero;
      }
      case Value.Flags flags ->
          flags.set().keySet().stream().allMatch(FlagWords.ANY::equals) ? null : Boolean.TRUE;
      case Value.Without without -> true;
      case Value.Unknown unknown -> null;
      case Value.Cpu cpu -> null;
      case Value.AnyCpu any -> null;
      case Value.AllowedCpus allowed -> true;
      case Value.AllowedMask mask -> true;
      case Value.OneCpuMask mask -> true;
      case Value.Bound bound -> null;
    };
  }

  private static @Nullable Boolean compare(Value.Compare compare, State state) {
    return compare.equality()
        ? equal(compare.left(), compare.right(), state)
        : less(known(compare.left(), state), known(compare.right(), state));
  }

  private static @Nullable Boolean less(Value left, Value right) {
    if (left instanceof Value.Number a && right instanceof Value.Number b) {
      return a.value() < b.value();
    }
    if (left instanceof Value.Number a && right instanceof Value.Positive && a.value() <= 0) {
      return true;
    }
    if (left instanceof Value.Positive && right instanceof Value.Number b && b.value() <= 1) {
      return false;
    }
    if (isAnswer(left) && right.equals(Value.ZERO)) {
      return true;
    }
    if (isNegative(left) && isCount(right)) {
      return true;
    }
    if (isNegative(right) && isCount(left)) {
      return false;
    }
    return null;
  }

  /** What one function returns as its failure another one finds with {@code error < 0}. */
  private static boolean isAnswer(Value value) {
    return value instanceof Value.NonZero some && some.told() == Value.Told.ANSWER;
  }

  private static boolean isNegative(Value value) {
    return value instanceof Value.Negative
        || (value instanceof Value.Symbol symbol && symbol.isError());
  }

  private static boolean isCount(Value value) {
    return value instanceof Value.Positive
        || (value instanceof Value.Number number && number.value() >= 0);
  }

  public static @Nullable Boolean equal(Value left, Value right, State state) {
    if (left instanceof Value.Compare inner && right.equals(Value.ZERO)) {
      Boolean holds = compare(inner, state);
      return holds == null ? null : !holds;
    }
    if (isConstant(left) && isConstant(right)) {
      return constants(left, right);
    }
    String subject = subject(left);
    if (subject != null && isConstant(right)) {
      return known(state.condition(subject), right);
    }
    String other = subject(right);
    if (other != null && isConstant(left)) {
      return known(state.condition(other), left);
    }
    if (left instanceof Value.Flags a
        && right instanceof Value.Flags b
        && !a.base()
        && !b.base()
        && !a.set().containsKey(FlagWords.ANY)
        && !b.set().containsKey(FlagWords.ANY)) {
      return a.set().keySet().equals(b.set().keySet());
    }
    if ((isSet(left) && right.equals(Value.ZERO)) || (isSet(right) && left.equals(Value.ZERO))) {
      return false;
    }
    boolean pointer =
        left instanceof Value.Function
            || (left instanceof Value.Vma vma && vma.key().equals(VmaKey.OWN));
    return (pointer && right.equals(Value.ZERO)) ? Boolean.FALSE : null;
  }

  public static boolean isZero(Value value, State state) {
    return Boolean.TRUE.equals(equal(value, Value.ZERO, state));
  }

  private static boolean isSet(Value value) {
    return value instanceof Value.NonZero
        || value instanceof Value.Positive
        || value instanceof Value.Negative;
  }

  /** The number or sign that a value is known to have on this path, else the value itself. */
  public static Value known(Value value, State state) {
    String subject = subject(value);
    Condition condition = subject == null ? null : state.condition(subject);
    Value equal = condition == null ? null : condition.equal();
    return equal instanceof Value.Number || equal instanceof Value.Negative ? equal : value;
  }

  /** What conditions on the value are kept under; null when none can be. */
  public static @Nullable String subject(Value value) {
    return switch (value) {
      case Value.Symbolic symbolic -> symbolic.path();
      case Value.Vma vma when !vma.key().equals(VmaKey.OWN) -> "vma " + vma.key();
      default -> null;
    };
  }

  /**
   * Two different names may still be the same number, but constants that are compared are made to
   * differ.
   */
  private static @Nullable Boolean constants(Value left, Value right) {
    if (left.getClass() == right.getClass()) {
      return left.equals(right);
    }
    Value symbol = left instanceof Value.Symbol ? left : right;
    Value number = left instanceof Value.Symbol ? right : left;
    boolean errorAgainstZero =
        ((Value.Symbol) symbol).isError() && number instanceof Value.Number n && n.value() >= 0;
    return errorAgainstZero ? Boolean.FALSE : null;
  }

  public static boolean isConstant(Value value) {
    return value instanceof Value.Number || value instanceof Value.Symbol;
  }

  private static @Nullable Boolean known(@Nullable Condition condition, Value constant) {
    if (condition == null) {
      return null;
    }
    Value equal = condition.equal();
    if (equal instanceof Value.Vma || equal instanceof Value.Symbolic) {
      return constant.equals(Value.ZERO) ? Boolean.FALSE : null;
    }
    if (equal instanceof Value.Negative) {
      return isCount(constant) ? Boolean.FALSE : null;
    }
    if (equal != null) {
      return constants(equal, constant);
    }
    return condition.unequal().contains(Condition.spelling(constant)) ? Boolean.FALSE : null;
  }

  /** The state when the undecided {@code value} turns out {@code truth}; null when it cannot. */
  public static @Nullable State learn(
      Value value, boolean truth, State state, Place where, String text) {
    return switch (value) {
      case Value.Symbolic symbolic ->
          constant(symbolic.path(), Value.ZERO, !truth, state, said(text, truth));
      case Value.Vma vma when subject(vma) instanceof String subject ->
          gone(vma, !truth, constant(subject, Value.ZERO, !truth, state, said(text, truth)));
      case Value.Compare compare when compare.equality() ->
          equality(compare, truth, state, where, text);
      case Value.Compare compare -> less(compare, truth, state, where, text);
      case Value.Bound bound when truth && bound.forever() ->
          state.pinning(
              state.pinning().with(Evidence.FOREVER, new Pinning.Fact(where, bound.how(), "")));
      default -> state;
    };
  }

  private static State constant(
      String subject, Value constant, boolean equal, State state, String text) {
    Condition before = state.condition(subject);
    Condition known = before == null ? new Condition(null, new TreeSet<>(), text) : before;
    if (!equal && known.unequal().contains(Condition.spelling(constant))) {
      return state;
    }
    boolean first = known.unequal().isEmpty();
    Condition now =
        equal
            ? Condition.equal(constant, text)
            : known.unequal(constant, first ? text : known.text() + " and " + text);
    return state.condition(subject, now);
  }

  /** What holds when a test written like this has come out so. */
  private static String said(String test, boolean truth) {
    return truth ? test : opposite(test);
  }

  private static @Nullable State equality(
      Value.Compare compare, boolean truth, State state, Place where, String text) {
    Value left = compare.left();
    Value right = compare.right();
    if (right.equals(Value.ZERO)
        && (left instanceof Value.Compare || left instanceof Value.Bound)) {
      return learn(left, !truth, state, where, opposite(text));
    }
    if (truth) {
      State pinned = pinned(left, right, state, where);
      State learned = pinned != null ? pinned : pinned(right, left, state, where);
      if (learned != null) {
        return learned;
      }
    }
    String other = subject(right);
    if (left instanceof Value.Vma vma
        && right.equals(Value.ZERO)
        && subject(vma) instanceof String stored) {
      return gone(vma, truth, constant(stored, right, truth, state, said(text, truth)));
    }
    String subject = subject(left);
    if (subject != null && isConstant(right)) {
      return constant(subject, right, truth, state, said(text, truth));
    }
    if (truth && subject != null && left instanceof Value.Vma && isOwn(right)) {
      return state.condition(subject, Condition.equal(right, text));
    }
    if (truth && other != null && right instanceof Value.Vma && isOwn(left)) {
      return state.condition(other, Condition.equal(left, text));
    }
    if (other != null && isConstant(left)) {
      return constant(other, left, truth, state, said(text, truth));
    }
    State found = truth ? VmaKey.same(left, right, state, text) : null;
    State same = found != null || !truth ? found : VmaKey.same(right, left, state, text);
    return same != null ? same : Condition.same(left, right, truth, state, text);
  }

  private static boolean isOwn(Value value) {
    return value instanceof Value.Vma vma && vma.key().equals(VmaKey.OWN);
  }

  private static String opposite(String text) {
    if (text.contains("!=")) {
      return text.replace("!=", "==");
    }
    if (text.contains("==")) {
      return text.replace("==", "!=");
    }
    return text.startsWith("!")
        ? text.substring(1)
        : text.contains(" & ") ? "!(" + text + ")" : "!" + text;
  }

  /**
   * Where the driver keeps no vma any more there are no entries either: munmap has removed them. So
   * it has, perhaps, where none is found.
   */
  static State gone(Value.Vma vma, boolean gone, State state) {
    String kept = VmaKey.kept(vma.key());
    if (gone && VmaKey.isUnknown(kept) && !state.lives().isEmpty()) {
      return state.guess();
    }
    return gone && state.life(kept) != null ? state.life(kept, null) : state;
  }

  /** What an equality says of the CPU; null when it says nothing. */
  private static @Nullable State pinned(Value one, Value other, State state, Place where) {
    Pinning pinning = state.pinning();
    if (one instanceof Value.AllowedCpus && other.equals(Value.ONE)) {
      return state.pinning(
          pinning.with(Evidence.ONE_CPU, new Pinning.Fact(where, "one allowed CPU checked", "")));
    }
    if (one instanceof Value.AllowedMask && other instanceof Value.OneCpuMask mask) {
      return state.pinning(inMask(pinning, mask, where));
    }
    boolean stays = pinning.bound() || pinning.depth() > 0;
    if (one instanceof Value.Cpu cpu
        && other instanceof Value.Symbolic owner
        && (!cpu.raw() || stays)) {
      return state.pinning(
          pinning.with(
              Evidence.OWNER_CPU,
              new Pinning.Fact(
                  where,
                  "running CPU compared with its owner's",
                  objectOf(owner),
                  memberOf(owner))));
    }
    boolean task =
        one instanceof Value.Symbolic current
            && (current.path().equals("current") || current.path().equals("current->pid"));
    // who has just made himself the owner compares himself with himself
    if (task && other instanceof Value.Symbolic owner && !owner.path().startsWith("current")) {
      return state.pinning(
          pinning.with(
              Evidence.OWNER_TASK,
              new Pinning.Fact(
                  where,
                  "running task compared with its owner",
                  objectOf(owner),
                  memberOf(owner))));
    }
    return null;
  }

  /** With a mask of one CPU the task is bound, and on its owner's CPU when a member tells which. */
  private static Pinning inMask(Pinning before, Value.OneCpuMask mask, Place where) {
    Pinning bound =
        before.with(Evidence.ONE_CPU, new Pinning.Fact(where, "mask of one CPU checked", ""));
    if (mask.path().isEmpty()) {
      return bound;
    }
    Value.Symbolic owner = new Value.Symbolic(mask.path(), null, Value.Foreign.NO);
    return bound.with(
        Evidence.OWNER_CPU,
        new Pinning.Fact(
            where, "mask compared with its owner's CPU", objectOf(owner), memberOf(owner)));
  }

  /** The object that holds the member which was compared. */
  private static String objectOf(Value.Symbolic member) {
    String path = member.path();
    int dot = path.lastIndexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static String memberOf(Value.Symbolic member) {
    return member.path().substring(member.path().lastIndexOf('.') + 1);
  }

  /** {@code nr_cpus_allowed < 2} is as good as {@code == 1}; {@code not (1 < nr)} too. */
  private static @Nullable State less(
      Value.Compare compare, boolean truth, State state, Place where, String text) {
    boolean few =
        truth
            && compare.left() instanceof Value.AllowedCpus
            && compare.right().equals(new Value.Number(2));
    boolean notMore =
        !truth && compare.right() instanceof Value.AllowedCpus && compare.left().equals(Value.ONE);
    if (few || notMore) {
      return state.pinning(
          state
              .pinning()
              .with(Evidence.ONE_CPU, new Pinning.Fact(where, "one allowed CPU checked", "")));
    }
    boolean least =
        (compare.left() instanceof Value.Number number && number.value() >= 0)
            || compare.left() instanceof Value.Positive;
    if (truth && least && compare.right() instanceof Value.Symbolic more) {
      return constant(more.path(), Value.ZERO, false, state, text);
    }
    boolean negative = truth && compare.right().equals(Value.ZERO);
    return negative && compare.left() instanceof Value.Symbolic error
        ? state.condition(error.path(), Condition.equal(Value.NEGATIVE, text))
        : state;
  }
}
