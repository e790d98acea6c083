package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.lower.LocalValues;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** What inserts and zaps do: who is told, and which entries live afterwards. */
final class PteEffects {
  /** Through so many variables a size is followed to the members that it is made of. */
  private static final int VARIABLES = 3;

  private final Evaluator evaluator;
  private final Walker walker;

  PteEffects(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  List<Result> run(PteCalls.PteCall pte, Expr.Call call, Frame frame, State state) {
    Value.Vma none = new Value.Vma(VmaKey.UNKNOWN, Value.Foreign.MAYBE);
    List<Result> targets = List.of(new Result(state, none));
    for (int i = 0; i < call.arguments().size(); i++) {
      List<Result> next = new ArrayList<>();
      for (Result target : targets) {
        for (Result argument : evaluator.eval(call.arguments().get(i), frame, target.state())) {
          next.add(
              i == pte.position()
                  ? Condition.recognized(vma(pte, argument.value()), argument.state())
                  : new Result(argument.state(), target.value()));
        }
      }
      targets = next.stream().distinct().toList();
    }
    List<Result> results = new ArrayList<>();
    for (Result target : targets) {
      Value.Vma vma = (Value.Vma) target.value();
      results.addAll(
          pte.kind() == Access.Kind.INSERT
              ? insert(pte, vma, call, frame, target.state())
              : zap(pte, vma, call, frame, target.state()));
    }
    return results;
  }

  private static Value vma(PteCalls.PteCall pte, Value argument) {
    return switch (pte.target()) {
      case VMA -> argument instanceof Value.Vma ? argument : Memory.vma(argument);
      case VMF ->
          argument instanceof Value.Vma ? argument : new Value.Vma(VmaKey.OWN, Value.Foreign.NO);
      case MAPPING ->
          new Value.Vma(isOfFile(argument) ? VmaKey.OF_FILE : VmaKey.UNKNOWN, Value.Foreign.MAYBE);
      case MM -> ofMm(argument);
    };
  }

  /** {@code apply_to_page_range(vma->vm_mm, vma->vm_start, ...)} is about that vma. */
  private static Value.Vma ofMm(Value argument) {
    String path = argument instanceof Value.Symbolic mm ? mm.path() : "";
    return path.startsWith("vma ") && path.endsWith(".vm_mm")
        ? new Value.Vma(
            path.substring("vma ".length(), path.length() - ".vm_mm".length()),
            ((Value.Symbolic) argument).foreign())
        : new Value.Vma(VmaKey.UNKNOWN, Value.Foreign.MAYBE);
  }

  /**
   * {@code file->f_mapping} and {@code file_inode(file)->i_mapping}: every vma of the file, other
   * tasks' too.
   */
  private static boolean isOfFile(Value argument) {
    return argument instanceof Value.Symbolic mapping
        && (mapping.path().equals("file.f_mapping")
            || mapping.path().equals("file.f_inode.i_mapping"));
  }

  private List<Result> insert(
      PteCalls.PteCall pte, Value.Vma vma, Expr.Call call, Frame frame, State state) {
    Place where = frame.place(call.at());
    List<Step> path = path(pte, where, frame);
    String at =
        PteCalls.isOnePage(pte.name()) ? address(call, frame, state) : pages(call, frame, state);
    walker.listener().access(Access.Kind.INSERT, pte.name(), where, vma, at, state, path);
    Life old = state.life(vma.key());
    if (old != null && old.released() != null) {
      walker.listener().released(vma.key(), old, state, Listener.Ending.OVERWRITTEN, path);
    }
    List<State> flagged = flagged(pte, vma, frame, call.at(), state);
    boolean before = old != null && old.before();
    // the same call once more: a loop over pages, whose addresses are written alike
    boolean again = old != null && where.equals(old.inserted()) && !Life.isSure(at);
    boolean same = old == null || (old.at().equals(at) && !again);
    String all = same ? at : Life.MANY;
    Place loosened = old == null ? null : old.loosened();
    Life life = new Life(before, where, state.pinning().region(), false, all, null, loosened);
    boolean fault = pte.name().startsWith("vmf_");
    // these two say whether the memory was theirs
    boolean asked = pte.name().startsWith("dma_mmap_from_");
    Value done = fault ? Value.flags("VM_FAULT_NOPAGE") : asked ? Value.NONZERO : Value.ZERO;
    Value failed = fault ? failure() : asked ? Value.ZERO : new Value.Symbol("-EFAULT");
    List<Result> results = new ArrayList<>();
    String page = PteCalls.isOnePage(pte.name()) ? Releases.page(call, frame) : "";
    boolean own = vma.key().equals(VmaKey.OWN);
    Mark mark = new Mark(Mark.Kind.INSERT, pte.name(), "", where, true);
    for (State after : flagged) {
      State entered = Condition.entered(vma, after.life(vma.key(), life));
      State alive = Releases.shown(page, entered);
      results.add(new Result(own ? alive.mark(mark) : alive, done));
    }
    if (PteCalls.stopsHalfway(pte.name()) && !own) {
      results.add(new Result(Condition.entered(vma, state.life(vma.key(), life)).guess(), failed));
    }
    // one that failed, and whose author does not look, makes no vma of another kind
    State left = own && !asked ? state.mark(mark) : state;
    results.add(new Result(Releases.refused(page, left), failed));
    return results;
  }

  private static Value failure() {
    TreeMap<String, Place> flags = new TreeMap<>();
    flags.put("VM_FAULT_ERROR", Value.NOWHERE);
    flags.put("VM_FAULT_SIGBUS", Value.NOWHERE);
    return new Value.Flags(false, flags, new TreeSet<>());
  }

  /** The flags that the insert sets by itself, in each way it may. */
  private List<State> flagged(
      PteCalls.PteCall pte, Value.Vma vma, Frame frame, int at, State state) {
    if (pte.either().isEmpty()) {
      return List.of(flagged(pte.sets(), vma, frame, at, state));
    }
    return pte.either().stream().map(way -> flagged(way, vma, frame, at, state)).toList();
  }

  private State flagged(List<String> flags, Value.Vma vma, Frame frame, int at, State state) {
    if (flags.isEmpty()) {
      return state;
    }
    String key = "vma " + vma.key() + ".vm_flags";
    Value before = state.load(key);
    Value word = before == null ? FlagWords.initial() : before;
    for (String flag : flags) {
      word = FlagWords.or(word, Value.flags(flag));
    }
    return walker.flags(vma, word, key, frame, at, state);
  }

  private List<Result> zap(
      PteCalls.PteCall pte, Value.Vma vma, Expr.Call call, Frame frame, State state) {
    Place where = frame.place(call.at());
    List<Step> path = path(pte, where, frame);
    Expr size = size(pte, call);
    String much = much(size, frame, state);
    walker.listener().access(Access.Kind.ZAP, pte.name(), where, vma, much, state, path);
    state
        .lives()
        .forEach((key, life) -> {
          boolean zapped = key.equals(vma.key()) || vma.key().equals(VmaKey.OF_FILE);
          if (zapped && life.released() != null) {
            walker.listener().released(key, life, state, Listener.Ending.ZAPPED_LATER, path);
          }
        });
    if (isNothing(size, frame, state)) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    Life life = state.life(vma.key());
    boolean another =
        life != null
            && isOnePage(size)
            && !life.at().equals(Life.ANY)
            && !life.at().equals(address(call, frame, state));
    boolean given = life != null && life.isOne() && isGiven(size, frame, state);
    boolean some = life != null && (given || isLess(size, frame, state, life));
    boolean elsewhere = life != null && Condition.isElsewhere(vma, life, state);
    if (life != null && (another || some || elsewhere || leavesSome(size))) {
      return Evaluator.one(state.life(vma.key(), life.rest(where)), Value.UNKNOWN);
    }
    State after = vma.key().equals(VmaKey.OF_FILE) ? zapAll(state) : state.life(vma.key(), null);
    if (vma.key().equals(VmaKey.OWN) || vma.key().equals(VmaKey.OF_FILE)) {
      after = after.mark(new Mark(Mark.Kind.ZAP, pte.name(), "", where, true));
    }
    return Evaluator.one(after, Value.UNKNOWN);
  }

  /**
   * The second argument: by its name when it is the vma's start, else as written; an offset to any
   * other name has that name too.
   */
  private String address(Expr.Call call, Frame frame, State state) {
    if (call.arguments().size() < 2) {
      return Life.MANY;
    }
    List<Result> address = evaluator.eval(call.arguments().get(1), frame, state);
    return address.size() == 1
            && address.get(0).value() instanceof Value.Symbolic named
            && named.path().endsWith(".vm_start")
        ? named.path()
        : frame.name() + ": " + Spelling.of(call.arguments().get(1));
  }

  /** Several pages, and how many where {@code remap_pfn_range()} says so. */
  private String pages(Expr.Call call, Frame frame, State state) {
    boolean sized = call.callee() instanceof Expr.Name name && name.id().contains("remap_pfn");
    long pages =
        sized && call.arguments().size() > 3 ? pages(call.arguments().get(3), frame, state) : 0;
    boolean first = state.lives().isEmpty();
    return pages > 0 && first ? Life.PAGES + pages : Life.MANY;
  }

  /** How many pages a size written in pages has; 0 where it is not. */
  private long pages(Expr size, Frame frame, State state) {
    return switch (size) {
      case Expr.Name name when name.id().equals("PAGE_SIZE") -> 1;
      case Expr.Binary product when product.op().equals("*") -> {
        long left = pages(product.left(), frame, state);
        yield left > 0
            ? left * number(product.right(), frame, state)
            : pages(product.right(), frame, state) * number(product.left(), frame, state);
      }
      case Expr.Binary shift
          when shift.op().equals("<<") && Spelling.of(shift.right()).equals("PAGE_SHIFT") ->
          number(shift.left(), frame, state);
      default -> 0;
    };
  }

  private long number(Expr count, Frame frame, State state) {
    List<Result> results = evaluator.eval(count, frame, state);
    return results.size() == 1 && results.get(0).value() instanceof Value.Number known
        ? Math.max(0, known.value())
        : 0;
  }

  /** How much a zap of one vma takes, as written; null where it takes what there is. */
  private static @Nullable Expr size(PteCalls.PteCall pte, Expr.Call call) {
    boolean sized = pte.target() == PteCalls.Target.VMA && call.arguments().size() > 2;
    return sized ? call.arguments().get(2) : null;
  }

  /** Whether it zaps fewer pages than are known to have been inserted. */
  private boolean isLess(@Nullable Expr size, Frame frame, State state, Life life) {
    long zapped = size == null ? 0 : pages(size, frame, state);
    return zapped > 0
        && life.at().startsWith(Life.PAGES)
        && zapped < Long.parseLong(life.at().substring(Life.PAGES.length()));
  }

  /** How much is zapped: as many pages as a member counts, or whatever there is. */
  private String much(@Nullable Expr size, Frame frame, State state) {
    List<String> counts = new ArrayList<>();
    if (size != null) {
      counted(size, frame, state, counts, VARIABLES);
    }
    return counts.stream().distinct().count() == 1 ? Life.count(counts.get(0)) : Life.ANY;
  }

  /** The members of objects that an amount is made of, through {@code deep} variables at most. */
  private void counted(Node amount, Frame frame, State state, List<String> counts, int deep) {
    switch (amount) {
      case Expr.Member member -> {
        if (!Interest.isVma(walker.typing().struct(member.base(), frame))) {
          String name = frame.field(member.field());
          String pointer = member.arrow() ? pointer(member.base(), frame, state) : "";
          counts.add(pointer.isEmpty() ? name : Life.of(name, pointer));
        }
      }
      case Expr.Name name when frame.local(name.id()) != null && deep > 0 -> {
        Stmt.Block body = walker.bodies().of(walker.running().getLast()).tree().body();
        List<Expr> given = LocalValues.of(name.id(), body);
        given.forEach(value -> counted(value, frame, state, counts, deep - 1));
        if (given.isEmpty() && handed(name, frame, state) instanceof String member) {
          counts.add(member);
        }
      }
      case Expr.Name other -> {}
      case Expr.Call other -> {}
      default -> Children.of(amount, part -> counted(part, frame, state, counts, deep));
    }
  }

  /** The member that points to an object: {@code op} of {@code t->op}, also through a variable. */
  private String pointer(Expr object, Frame frame, State state) {
    String last = object instanceof Expr.Member m ? m.field() : handed(object, frame, state);
    return last == null || last.contains("private") ? "" : frame.field(last);
  }

  /** The member that a variable has its value from; null when it is something else. */
  private @Nullable String handed(Expr variable, Frame frame, State state) {
    List<Result> values = evaluator.eval(variable, frame, state);
    String path =
        values.size() == 1 && values.get(0).value() instanceof Value.Symbolic at ? at.path() : "";
    return path.startsWith("vma ") || path.indexOf('.') < 0 ? null : Leftovers.last(path);
  }

  private static boolean isOnePage(@Nullable Expr size) {
    String written = size == null ? "" : Spelling.of(size);
    return written.equals("PAGE_SIZE") || written.equals("4096");
  }

  /** Whether the size, or the count of pages in it, is what the entry's caller says: any. */
  private boolean isGiven(@Nullable Expr size, Frame frame, State state) {
    return switch (size) {
      case null -> false;
      case Expr.Binary pages when pages.op().equals("*") ->
          isCaller(pages.left(), frame, state) || isCaller(pages.right(), frame, state);
      case Expr.Binary pages when pages.op().equals("<<") -> isCaller(pages.left(), frame, state);
      default -> given(size, frame, state).findAny().isPresent();
    };
  }

  /** Whether it is a count of the caller's that may be zero. */
  private boolean isCaller(Expr count, Frame frame, State state) {
    return given(count, frame, state)
        .anyMatch(one -> !Boolean.TRUE.equals(Truth.decide(one.value(), one.state())));
  }

  /** What of a value the entry's caller says. */
  private Stream<Result> given(Expr value, Frame frame, State state) {
    return evaluator.eval(value, frame, state).stream()
        .filter(one ->
            one.value() instanceof Value.Symbolic given
                && given.path().chars().allMatch(Character::isJavaIdentifierPart)
                && walker.program().variable(given.path(), frame.file()) == null);
  }

  /** Whether the size is known to be zero. */
  private boolean isNothing(@Nullable Expr size, Frame frame, State state) {
    List<Result> sizes = size == null ? List.of() : evaluator.eval(size, frame, state);
    return !sizes.isEmpty() && sizes.stream().allMatch(one -> one.value().equals(Value.ZERO));
  }

  /** Whether the size is written as something less a number: {@code (PAGES - 1) * PAGE_SIZE}. */
  private static boolean leavesSome(@Nullable Expr size) {
    boolean[] less = {false};
    if (size != null) {
      Children.walk(
          size,
          node ->
              less[0] |=
                  node instanceof Expr.Binary minus
                      && minus.op().equals("-")
                      && (minus.right() instanceof Expr.Number
                          || Spelling.of(minus.right()).equals("PAGE_SIZE")));
    }
    return less[0];
  }

  private static State zapAll(State state) {
    State after = state;
    for (String vma : state.lives().keySet()) {
      after = after.life(vma, null);
    }
    return after;
  }

  private static List<Step> path(PteCalls.PteCall pte, Place where, Frame frame) {
    List<Step> path = new ArrayList<>(frame.path());
    path.add(
        new Step(
            where,
            (pte.kind() == Access.Kind.INSERT ? "inserts with " : "zaps with ")
                + pte.name()
                + "()"));
    return path;
  }
}
