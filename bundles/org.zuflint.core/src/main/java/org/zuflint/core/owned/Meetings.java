package org.zuflint.core.owned;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.owned.Point.Sign;
import org.zuflint.core.program.FunctionFacts;

/** Where a function meets others: takes pages and lets them go, tells of them, and waits. */
final class Meetings {
  private final Terms terms;
  private final Course course;
  private final FunctionFacts function;
  private final Local local;
  private final List<Boolean> fresh;

  Meetings(Terms terms, Course course, FunctionFacts function, Local local, List<Boolean> fresh) {
    this.terms = terms;
    this.course = course;
    this.function = function;
    this.local = local;
    this.fresh = fresh;
  }

  /** Of the arguments those that are evaluated once before the call. */
  List<Expr> evaluated(String name, List<Expr> arguments) {
    return OwnerWaits.condition(name) != null ? List.of() : arguments;
  }

  /** Others may see what is stored into an object that is not its own. */
  Point store(Expr target, Expr value, Point point) {
    boolean variable = target instanceof Expr.Name name && local.has(name.id());
    if (variable || isOwn(target)) {
      return point;
    }
    if (point.phase() == Phase.DONE) {
      return isGiven(value) ? point.phase(Phase.OUT) : point;
    }
    boolean has = point.phase() == Phase.OWN || mentionsOwn(value);
    return has ? point.phase(point.phase().tell()) : point;
  }

  /** Whether it is an object of its own, which others get. */
  private boolean isGiven(Expr value) {
    return switch (value) {
      case Expr.Cast cast -> isGiven(cast.operand());
      case Expr.Unary address when address.op().equals("&") -> isOwn(address.operand());
      case Expr.Name name -> local.local(name.id()) instanceof Type.Pointer && isOwn(name);
      default -> false;
    };
  }

  /**
   * Whether what is asked may be for pages that somebody else maps: not before it has any, of what
   * is its own, or where it comes to map some itself.
   */
  boolean isHis(Expr condition, Point point) {
    boolean none = point.phase() == Phase.FOUND || point.phase() == Phase.LENT;
    return !none || !(mentionsOwn(condition) || terms.comes(function));
  }

  private boolean mentionsOwn(Expr value) {
    return Children.any(
        value, node -> node instanceof Expr.Name name && local.has(name.id()) && isOwn(name));
  }

  /** Whether it is in an object that nobody else can know yet. */
  private boolean isOwn(Expr target) {
    String root = Local.root(target);
    return root != null && isOwn(root, 0);
  }

  private boolean isOwn(String name, int depth) {
    int parameter = local.parameters().indexOf(name);
    if (parameter >= 0) {
      return parameter < fresh.size() && fresh.get(parameter);
    }
    Type type = local.local(name);
    if (type == null || depth > 4) {
      return false;
    }
    boolean pointer = type instanceof Type.Pointer;
    return !pointer
        || (!local.values(name).isEmpty()
            && local.values(name).stream().allMatch(value -> makes(value, depth)));
  }

  private boolean makes(Expr value, int depth) {
    return switch (value) {
      case Expr.Cast cast -> makes(cast.operand(), depth);
      case Expr.Unary address when address.op().equals("&") ->
          Local.root(address.operand()) instanceof String root && isOwn(root, depth + 1);
      case Expr.Name name ->
          name.id().equals("NULL") || (local.has(name.id()) && isOwn(name.id(), depth + 1));
      case Expr.Number number -> true;
      case Expr.Call call when call.callee() instanceof Expr.Name name ->
          name.id().equals("ERR_PTR") || terms.isNew(name.id(), local.file());
      default -> false;
    };
  }

  List<Reading.Way> call(String name, Expr.Call call, Point point, Reading reading) {
    List<FunctionFacts> functions = terms.called(name, call, local.file());
    if (!functions.isEmpty()) {
      List<Reading.Way> ways =
          new ArrayList<>(course.calls(functions, point, fresh(call.arguments())));
      if (name.isEmpty() && !(call.callee() instanceof Expr.Member)) {
        ways.add(new Reading.Way(point.phase(point.phase().tell()), Sign.ANY));
      }
      return ways;
    }
    for (Unit.Define define : terms.defines(name, local.file())) {
      Expr body = terms.body(define);
      if (body != null && terms.enter()) {
        List<Reading.Way> ways = reading.eval(body, point);
        terms.leave();
        return ways;
      }
      return terms.words(define).stream()
                  .filter(word -> terms.lets(word))
                  .peek(word -> drop(word, call, Set.of("?"), point))
                  .count()
              >= 0
          ? List.of(new Reading.Way(point.phase(point.phase().tell()), Sign.ANY))
          : List.of();
    }
    return kernel(name, call, point);
  }

  private List<Boolean> fresh(List<Expr> arguments) {
    List<Boolean> own = new ArrayList<>();
    for (Expr argument : arguments) {
      own.add(isOwn(argument));
    }
    return own;
  }

  private List<Reading.Way> kernel(String name, Expr.Call call, Point point) {
    Phase phase = point.phase();
    if (terms.draws(name, local.file())) {
      return ways(point, Phase.DONE, Sign.ANY);
    }
    List<Reading.Way> heard = waits(name, call, point);
    if (heard != null) {
      return heard;
    }
    if (OwnerCalls.isLastPut(name) && call.arguments().size() > 1) {
      return lastPut(call, point);
    }
    if (OwnerWaits.isLast(name) && terms.counts(call)) {
      return List.of(
          new Reading.Way(point.phase(phase.hear()), Sign.POSITIVE),
          new Reading.Way(point, Sign.ZERO));
    }
    if (terms.lets(name)) {
      int number = Math.max(0, OwnerCalls.freed(name));
      List<Expr> arguments = call.arguments();
      drop(
          name,
          call,
          number < arguments.size() ? local.words(arguments.get(number)) : Set.of("?"),
          point);
      return ways(point, phase, Sign.ANY);
    }
    if (terms.mayLet(name) && !isFound(call, phase)) {
      Set<String> words = new TreeSet<>();
      call.arguments().forEach(argument -> words.addAll(local.words(argument)));
      drop(name, call, words, point);
      return tells(name, call, point);
    }
    if (terms.takes(name)) {
      return ways(point, phase.take(), Sign.ANY);
    }
    return tells(name, call, point);
  }

  /** Whether nobody else has been told of what it got from a call, or of what it maps itself. */
  private boolean isFound(Expr.Call call, Phase phase) {
    return terms.comes(function)
        || (phase == Phase.FOUND
            && call.arguments().stream()
                .allMatch(argument ->
                    !isObject(argument)
                        || (argument instanceof Expr.Name name
                            && local.value(name.id()) instanceof Expr.Call)));
  }

  /** A count that who maps has a part in is trusted; else this may be the last reference. */
  private List<Reading.Way> lastPut(Expr.Call call, Point point) {
    List<Reading.Way> ways = new ArrayList<>(ways(point, point.phase(), Sign.ZERO));
    if (!terms.counts(call) && call.arguments().get(1) instanceof Expr.Name last) {
      ways.addAll(course.calls(terms.called(last.id(), call, local.file()), point, List.of(false)));
    }
    return ways;
  }

  private List<Reading.Way> tells(String name, Expr.Call call, Point point) {
    boolean given = call.arguments().stream().anyMatch(this::isObject);
    Phase phase = point.phase();
    if (phase == Phase.DONE
        && OwnerWaits.gives(name)
        && call.arguments().stream().anyMatch(this::isGiven)) {
      return given(name, point, point.phase(Phase.OUT));
    }
    boolean own = phase == Phase.OWN || call.arguments().stream().anyMatch(this::mentionsOwn);
    if (own && copies(name, call.arguments())) {
      return given(name, point, point.phase(phase.tell()));
    }
    if (!given || !own || OwnerWaits.keepsToItself(name) || isOwnOnly(name, call)) {
      return ways(point, phase, Sign.ANY);
    }
    return given(name, point, point.phase(phase.tell()));
  }

  /** Whether an own object, or a pointer to one, is copied to where others look. */
  private boolean copies(String name, List<Expr> arguments) {
    return (name.equals("memcpy") || name.equals("memmove"))
        && arguments.size() == 3
        && isOwn(arguments.get(1))
        && !isOwn(arguments.get(0));
  }

  private static List<Reading.Way> given(String name, Point point, Point told) {
    return switch (name) {
      case "cmpxchg", "xa_insert" ->
          List.of(new Reading.Way(told, Sign.ZERO), new Reading.Way(point, Sign.NONZERO));
      case "try_cmpxchg", "kfifo_put", "kfifo_in" ->
          List.of(new Reading.Way(told, Sign.POSITIVE), new Reading.Way(point, Sign.ZERO));
      default -> ways(told, told.phase(), Sign.ANY);
    };
  }

  /** Whether all that it is given is the function's own, and it only writes there. */
  private boolean isOwnOnly(String name, Expr.Call call) {
    int target = OwnerCalls.word(name);
    return target >= 0
        && target < call.arguments().size()
        && isOwn(call.arguments().get(target))
        && call.arguments().stream().filter(this::isObject).allMatch(this::isOwn);
  }

  /** Whether it may be an object, or lead to one, that the function has or was given. */
  private boolean isObject(Expr argument) {
    return Children.any(
        argument,
        node ->
            node instanceof Expr.Name name
                && local.local(name.id()) instanceof Type type
                && !(type instanceof Type.Basic number && isSmall(number.name())));
  }

  /** Whether no address is kept in it. */
  private static boolean isSmall(String type) {
    return !type.contains("long")
        && (type.contains("int") || type.contains("bool") || type.contains("short"));
  }

  private static List<Reading.Way> ways(Point point, Phase phase, Sign sign) {
    return List.of(new Reading.Way(point.phase(phase), sign));
  }

  /** Null when it is no wait. */
  private @Nullable List<Reading.Way> waits(String name, Expr.Call call, Point point) {
    boolean his = isHis(call, point);
    OwnerWaits.Kind completion = his ? OwnerWaits.completion(name) : null;
    if (completion != null) {
      call.arguments().stream().limit(1).map(Watched::last).forEach(terms.completions::add);
      return heard(completion, point);
    }
    OwnerWaits.Kind condition = his ? OwnerWaits.condition(name) : null;
    if (condition != null) {
      List<Expr> arguments = call.arguments();
      boolean told =
          point.phase().hear() == point.phase()
              || (arguments.size() > 1
                  && (terms.tells(arguments.get(1), local)
                      || (name.startsWith("smp_cond_load_")
                          && terms.tells(arguments.get(0), local))));
      return told ? heard(condition, point) : ways(point, point.phase(), Sign.ANY);
    }
    OwnerWaits.Kind semaphore = OwnerWaits.semaphore(name);
    if (semaphore != null
        && !call.arguments().isEmpty()
        && terms.isTaken(call.arguments().get(0))) {
      return heard(semaphore, point);
    }
    if (OwnerWaits.lock(name) != null && !call.arguments().isEmpty()) {
      terms.lock(call.arguments().get(0), local);
      return ways(point, point.phase(), Sign.ANY);
    }
    return name.equals("wait_on_bit") || name.equals("wait_on_bit_io") ? bit(call, point) : null;
  }

  private List<Reading.Way> bit(Expr.Call call, Point point) {
    boolean sure =
        call.arguments().size() == 3
            && call.arguments().get(2) instanceof Expr.Name mode
            && mode.id().equals("TASK_UNINTERRUPTIBLE");
    boolean told = !call.arguments().isEmpty() && terms.clears(call.arguments().get(0), local);
    return !told
        ? ways(point, point.phase(), Sign.ANY)
        : heard(sure ? OwnerWaits.Kind.SURE : OwnerWaits.Kind.BREAKS, point);
  }

  private static List<Reading.Way> heard(OwnerWaits.Kind kind, Point point) {
    Point heard = point.phase(point.phase().hear());
    Reading.Way broken = new Reading.Way(point, Sign.NEGATIVE);
    Reading.Way late = new Reading.Way(point, Sign.ZERO);
    Reading.Way inTime = new Reading.Way(heard, Sign.POSITIVE);
    return switch (kind) {
      case SURE -> List.of(new Reading.Way(heard, Sign.ANY));
      case BREAKS -> List.of(new Reading.Way(heard, Sign.ZERO), broken);
      case TIMED -> List.of(inTime, late);
      case TIMED_BREAKS -> List.of(inTime, late, broken);
      case ASKS -> List.of(inTime, late);
    };
  }

  private void drop(String name, Expr.Call call, Set<String> words, Point point) {
    Phase phase = point.phase();
    if (phase == Phase.OWN || !terms.mayBeMapped(name, call, words, local)) {
      return;
    }
    if (phase == Phase.DONE) {
      terms.rely(point.heard());
      return;
    }
    Hasty.Why why =
        function.callees().stream().anyMatch(CpuCalls::isWait)
            ? Hasty.Why.EARLY
            : terms.locks.isEmpty() ? Hasty.Why.NO_WAIT : Hasty.Why.LOCK;
    boolean found = phase == Phase.FOUND || phase == Phase.LENT;
    Hasty hasty = new Hasty(function, name, terms.place(function, call.at()), why, found);
    if (!terms.isFine(hasty)) {
      terms.rely(point.heard());
      terms.hasty(hasty);
    }
  }
}
