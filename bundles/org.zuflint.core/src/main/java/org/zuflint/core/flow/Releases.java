package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.OwnerCalls.Release;
import org.zuflint.core.kernel.Sleepless;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.owned.OwnerWaits;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** What lets a page, or whoever waits for it, go while entries live. */
final class Releases {
  /** Before the place of a page that was inserted. */
  private static final String SHOWN = "(shown) ";

  /** Before the place of a page that was not, as the insert failed. */
  private static final String REFUSED = "(refused) ";

  private final Evaluator evaluator;
  private final Walker walker;

  Releases(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  /** Null when the kernel function lets nobody go. */
  KernelCalls.@Nullable Meaning meaning(String name) {
    Release release = OwnerCalls.of(name);
    if (release != Release.NONE) {
      return (call, frame, state) -> release(release, name, call, frame, state);
    }
    if (OwnerCalls.isLastPut(name)) {
      return (call, frame, state) -> lastPut(name, call, frame, state);
    }
    if (OwnerCalls.word(name) >= 0) {
      return (call, frame, state) -> word(name, call, frame, state);
    }
    return OwnerCalls.freed(name) < 0
        ? null
        : (call, frame, state) -> freed(name, call, frame, state);
  }

  List<Result> release(Release what, String name, Expr.Call call, Frame frame, State state) {
    int told = OwnerCalls.told(name);
    Expr who = told < call.arguments().size() ? call.arguments().get(told) : null;
    if (who instanceof Expr.Name task && task.id().equals("current")) {
      return evaluator.calls().unknown(name, call, frame, state);
    }
    boolean page = what == Release.PAGE && call.arguments().size() == 1;
    if (page && who != null && Value.ONE.equals(state.load(REFUSED + place(who, frame)))) {
      return evaluator.calls().unknown(name, call, frame, state);
    }
    String target = who == null ? "" : OwnerCalls.target(who);
    Life.Released released =
        new Life.Released(what, name, frame.place(call.at()), target, true, null);
    walker.listener().dropped(released.where(), state);
    if (what == Release.WAITER && !target.isEmpty() && ofAnother(call, frame, state)) {
      walker.listener().answered(target, name, released.where(), state, frame.path());
    }
    return KernelCalls.evaluated(evaluator, call, frame, state).stream()
        .map(before -> new Result(released(released, before), Value.UNKNOWN))
        .toList();
  }

  /** Where the page of an insert of one page stands; empty when that has no name. */
  static String page(Expr.Call call, Frame frame) {
    Expr page = call.arguments().size() > 2 ? call.arguments().get(2) : call;
    while (page instanceof Expr.Call of
        && of.callee() instanceof Expr.Name name
        && name.id().startsWith("page_to_pfn")
        && of.arguments().size() == 1) {
      page = of.arguments().get(0);
    }
    return place(page, frame);
  }

  /** A variable of the running function; what is put into it anew is another page. */
  private static String place(Expr page, Frame frame) {
    String key = page instanceof Expr.Name name ? frame.key(name.id()) : null;
    return key == null ? "" : key;
  }

  /** A page that was inserted. */
  static State shown(String page, State state) {
    return page.isEmpty()
        ? state
        : state.store(SHOWN + page, Value.ONE).store(REFUSED + page, Value.ZERO);
  }

  /** A page that was not inserted, and is mapped nowhere else as far as this path knows. */
  static State refused(String page, State state) {
    return page.isEmpty() || state.load(SHOWN + page) != null
        ? state
        : state.store(REFUSED + page, Value.ONE);
  }

  private State released(Life.Released what, State before) {
    State after = before;
    for (Map.Entry<String, Life> life : before.lives().entrySet()) {
      Place zapped = life.getValue().inserted();
      if (life.getValue().isRest() && zapped != null) {
        walker.listener().partial(life.getKey(), zapped);
      } else {
        after = after.life(life.getKey(), life.getValue().release(what));
      }
    }
    return after;
  }

  private boolean ofAnother(Expr.Call call, Frame frame, State state) {
    return evaluator.eval(call.arguments().get(0), frame, state).stream()
        .anyMatch(result ->
            result.value() instanceof Value.Symbolic waited
                && waited.foreign() != Value.Foreign.NO
                && !state.pinning().owns(waited.path()));
  }

  /** It may be the last reference, whose release function runs then. */
  private List<Result> lastPut(String name, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>(evaluator.calls().unknown(name, call, frame, state));
    if (!state.lives().isEmpty() && call.arguments().size() > 1) {
      Expr count = call.arguments().get(0);
      Expr.Call last = new Expr.Call(call.at(), call.arguments().get(1), List.of(count));
      results.addAll(evaluator.eval(last, frame, state.guess()));
    }
    return results;
  }

  /** {@code atomic_set(&op->state, DONE)} and its kin. */
  private List<Result> word(String name, Expr.Call call, Frame frame, State state) {
    int number = OwnerCalls.word(name);
    String word =
        number < call.arguments().size() ? Watched.word(call.arguments().get(number)) : "";
    Place where = frame.place(call.at());
    if (OwnerCalls.gives(name)) {
      return unlocked(name, call, frame, state);
    }
    return evaluator.calls().unknown(name, call, frame, state).stream()
        .map(r -> new Result(written(word, name, where, frame, true, r.state()), r.value()))
        .toList();
  }

  /** The lock goes to whoever waits for it: to who drops the pages when he has it. */
  private List<Result> unlocked(String name, Expr.Call call, Frame frame, State state) {
    return evaluator.calls().unknown(name, call, frame, state).stream()
        .map(result -> new Result(given(name, call, frame, result.state()), result.value()))
        .toList();
  }

  /** The same, when all else that the call does is done. */
  State given(String name, Expr.Call call, Frame frame, State state) {
    if (state.lives().isEmpty() || call.arguments().isEmpty()) {
      return state;
    }
    Expr lock =
        call.arguments().get(0) instanceof Expr.Unary address
            ? address.operand()
            : call.arguments().get(0);
    String word = Watched.word(lock);
    String struct =
        lock instanceof Expr.Member member ? walker.typing().struct(member.base(), frame) : "";
    boolean gate =
        walker.relevance().isPolled(word, frame.file())
            || walker.relevance().isGate(struct == null ? "" : struct, word, frame.file());
    return gate
        ? released(
            new Life.Released(Release.WORD, name, frame.place(call.at()), word, true, null), state)
        : state;
  }

  /** A member or variable is written, which somebody may look at until it changes. */
  State written(Lvalue target, Value value, Expr written, Frame frame, State state) {
    if (CpuValues.isOwnMask(target.key())) {
      return CpuValues.rebound(frame.place(written.at()), state);
    }
    if (target.struct() == null) {
      return moved(target.field(), state);
    }
    boolean known = target.vma() == null && target.struct() != null;
    String field = target.field().replace("[]", "");
    String word = "".equals(target.struct()) ? "." + field : field;
    String call = "a write of '" + Spelling.of(written) + "'";
    return known && mayEnd(word, value, frame, state)
        ? written(word, call, frame.place(written.at()), frame, !value.equals(Value.ZERO), state)
        : state;
  }

  /** A variable changes in which addresses may be written. */
  static State moved(String variable, State state) {
    State after = state;
    for (Map.Entry<String, Life> life : state.lives().entrySet()) {
      after = after.life(life.getKey(), life.getValue().moved(variable));
    }
    return after;
  }

  /** Whether this value may be what somebody waits for. */
  private boolean mayEnd(String word, Value value, Frame frame, State state) {
    return state.lives().isEmpty()
        || !Truth.isConstant(value)
        || walker.relevance().mayEnd(word, frame.file(), name -> is(value, name, frame, state));
  }

  private @Nullable Boolean is(Value value, String constant, Frame frame, State state) {
    Expr named =
        Character.isDigit(constant.charAt(0))
            ? new Expr.Number(0, constant)
            : new Expr.Name(0, constant);
    List<Result> known = evaluator.eval(named, frame, state);
    Value only = known.size() == 1 ? known.get(0).value() : Value.UNKNOWN;
    return Truth.isConstant(only) ? Truth.equal(value, only, state) : null;
  }

  private State written(
      String word, String call, Place where, Frame frame, boolean sure, State state) {
    if (!walker.relevance().isPolled(word, frame.file())) {
      return state;
    }
    walker.listener().dropped(where, state);
    return state.lives().isEmpty()
        ? state
        : released(new Life.Released(Release.WORD, call, where, word, sure, null), state);
  }

  /** Memory whose pages are mapped by their numbers goes back. */
  private List<Result> freed(String name, Expr.Call call, Frame frame, State state) {
    int number = OwnerCalls.freed(name);
    String memory =
        number < call.arguments().size() ? Watched.last(call.arguments().get(number)) : "";
    List<String> shown =
        OwnerCalls.isPacket(name)
            ? List.of("data", "head")
            : named(number, memory, call, frame, state);
    boolean mapped =
        !state.lives().isEmpty()
            && shown.stream().anyMatch(part -> walker.relevance().isShown(part, frame.file()));
    Life.Released gone =
        new Life.Released(Release.PAGE, name, frame.place(call.at()), memory, true, null);
    walker.listener().dropped(gone.where(), state);
    return evaluator.calls().unknown(name, call, frame, state).stream()
        .map(r -> {
          State after = r.state();
          State left =
              mapped
                  ? released(gone, after)
                  : OwnerCalls.isPacket(name) ? doubtful(after, name, gone.where()) : after;
          return new Result(left, r.value());
        })
        .toList();
  }

  /** The name of the memory where it stands, and in the object in which it was found. */
  private List<String> named(int number, String memory, Expr.Call call, Frame frame, State state) {
    List<String> names = new ArrayList<>(List.of(memory));
    if (number < call.arguments().size() && !state.lives().isEmpty()) {
      for (Result result : evaluator.eval(call.arguments().get(number), frame, state)) {
        if (result.value() instanceof Value.Symbolic found) {
          names.add(found.path().substring(found.path().lastIndexOf('.') + 1));
        }
      }
    }
    return names;
  }

  /** A word in another object than the one that keeps the vma: somebody may poll it. */
  List<Result> published(List<Result> results, String name, Expr.Call call, Frame frame) {
    Expr word = call.arguments().isEmpty() ? call : call.arguments().get(0);
    Expr inner =
        word instanceof Expr.Unary address && address.op().equals("&") ? address.operand() : word;
    String struct =
        inner instanceof Expr.Member member ? walker.typing().struct(member.base(), frame) : null;
    return results.stream()
        .map(result -> {
          boolean keeper =
              result.state().lives().keySet().stream()
                  .anyMatch(vma -> vma.startsWith(VmaKey.stored(struct + ".")));
          return struct == null || keeper
              ? result
              : new Result(doubtful(result.state(), name, frame.place(call.at())), result.value());
        })
        .toList();
  }

  /** Whether a function that nobody here has keeps no page, and lets none go, that it is given. */
  static boolean keeps(String name, Expr.Call call, State state) {
    return state.lives().isEmpty()
        || OwnerWaits.keepsToItself(name)
        || Sleepless.is(name)
        || Harmless.toObject(name)
        || call.arguments().stream().allMatch(Releases::isPlain);
  }

  private static boolean isPlain(Expr argument) {
    return argument instanceof Expr.Number
        || argument instanceof Expr.Text
        || (argument instanceof Expr.Name name && Harmless.isMacro(name.id()));
  }

  /** Somebody may have been told to go on. */
  static State doubtful(State state, String name, Place where) {
    if (state.lives().isEmpty()) {
      return state;
    }
    Life.Released told = new Life.Released(Release.WAITER, name, where, "", false, null);
    State after = state;
    for (Map.Entry<String, Life> life : state.lives().entrySet()) {
      if (!life.getValue().isRest()) {
        after = after.life(life.getKey(), life.getValue().release(told));
      }
    }
    return after;
  }

  /** Tells of an object that gets another owner, or none. */
  void owned(Expr target, Value value, Lvalue lvalue, Frame frame, State state) {
    String slot = lvalue.field().replace("[]", "");
    boolean another = lvalue.isSlot() && lvalue.foreign() != Value.Foreign.NO;
    if (another && walker.bodies().areByCpu(slot, frame.file())) {
      filled(slot, value, frame, target.at());
    }
    if (isOwner(target, value, frame) && !isLookedAt(lvalue, state)) {
      walker.listener().moved(lvalue.field(), false, frame.place(target.at()), frame.path());
    } else if (isNobody(target, value, frame) && leavesOthers(lvalue, state)) {
      walker.listener().moved(lvalue.field(), true, frame.place(target.at()), frame.path());
    }
  }

  /** Tells of an object that is put where a CPU looks for its own, under another number. */
  void filled(String slot, Value object, Frame frame, int at) {
    if (object instanceof Value.Symbolic known) {
      boolean made = known.path().startsWith(Value.NEW);
      walker.listener().moved(slot + "[]", made, frame.place(at), frame.path());
    }
  }

  /** Whether an object loses its owner to somebody else, or while entries live. */
  private static boolean leavesOthers(Lvalue written, State state) {
    return !written.key().startsWith(Value.NEW)
        && (!state.pinning().owner() || !state.lives().isEmpty());
  }

  /** Whether the path depends on something in the object that is written. */
  private static boolean isLookedAt(Lvalue written, State state) {
    String object = written.key().substring(0, written.key().lastIndexOf('.') + 1);
    String kept = "vma " + VmaKey.stored(written.struct() + ".");
    return !object.isEmpty()
        && state.conditions().keySet().stream()
            .anyMatch(path -> path.startsWith(object) || path.startsWith(kept));
  }

  /** Whether an object is to have no owner any more. */
  private boolean isNobody(Expr target, Value value, Frame frame) {
    String struct = walker.typing().struct(target, frame);
    boolean whose = "task_struct".equals(struct) || "mm_struct".equals(struct);
    boolean cpu = target instanceof Expr.Member member && member.field().contains("cpu");
    return (whose && value.equals(Value.ZERO))
        || (cpu && target instanceof Expr.Member && isNone(value));
  }

  private static boolean isNone(Value value) {
    return value instanceof Value.Symbol symbol && symbol.name().startsWith("-");
  }

  /** The running CPU's number or task, or another task that has a name here. */
  private boolean isOwner(Expr target, Value value, Frame frame) {
    boolean task =
        value instanceof Value.Symbolic known
            && !known.path().startsWith(Value.NEW)
            && "task_struct".equals(walker.typing().struct(target, frame));
    return value instanceof Value.Cpu || task;
  }
}
