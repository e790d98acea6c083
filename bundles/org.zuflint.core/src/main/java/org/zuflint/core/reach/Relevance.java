package org.zuflint.core.reach;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.zuflint.core.ast.Type;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.owned.Drivers;
import org.zuflint.core.owned.Drops;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;

/**
 * Which functions can matter: those that touch something, and all that may call one; likewise for
 * sleeping.
 */
public final class Relevance {
  /**
   * How many calls deep (a member of a table counts as one) a helper is looked for that checks the
   * CPU. Three are enough for every provider of Linux 6.1; an insert, a zap, flags that are set and
   * pages that go are followed at any depth.
   */
  private static final int REACH = 6;

  /** In place of a struct: a member that is set of no struct that is known. */
  private static final String SET_SOMEWHERE = "?";

  /** In place of a struct: a member that is called of no struct that is known. */
  private static final String CALLED_SOMEHOW = "*";

  /** So many functions are looked at by one thread. */
  private static final int PART = 4096;

  private final Map<FunctionFacts, Integer> numbers = new HashMap<>();

  /** By node: first the functions, then the members of tables. */
  private final Callers callers = new Callers();

  private final Map<String, Integer> members = new HashMap<>();
  private final BitSet touching = new BitSet();
  private final BitSet sleeping = new BitSet();
  private final BitSet accessing = new BitSet();
  private final BitSet direct = new BitSet();
  private final BitSet releasing = new BitSet();

  private final List<FunctionFacts> functions;

  private final Crew crew;
  private final KeptVmas kept;
  private final Holders holders;
  private final Drivers drivers;
  private final Watch watch;
  private final Meanings meanings;

  private Relevance(Crew crew, Program program) {
    this.crew = crew;
    this.functions = program.functions();
    this.kept = KeptVmas.of(program);
    this.holders = new Holders(program);
    this.drivers = new Drivers(program);
    this.watch = new Watch(program, drivers);
    this.meanings = new Meanings(functions.stream().map(FunctionFacts::name).toList());
  }

  /** {@code crew}: who looks at the functions, several at a time. */
  public static Relevance of(Crew crew, Program program) {
    List<FunctionFacts> functions = program.functions();
    Relevance relevance = new Relevance(crew, program);
    for (int i = 0; i < functions.size(); i++) {
      relevance.numbers.put(functions.get(i), i);
      relevance.callers.more();
    }
    relevance.tables(program);
    for (int i = 0; i < functions.size(); i++) {
      relevance.calls(program, functions.get(i), i);
      relevance.handOvers(program, functions.get(i), i);
    }
    relevance.close(program);
    return relevance;
  }

  /** Whether running the function can change or use anything the analysis follows. */
  public boolean touches(FunctionFacts function) {
    return touching.get(number(function)) || accessing.get(number(function));
  }

  /** Whether it may come to an insert or zap, or let a page or its waiter go. */
  public boolean draws(FunctionFacts function) {
    return accesses(function) || releases(function);
  }

  public boolean maySleep(FunctionFacts function) {
    return sleeping.get(number(function));
  }

  /** Whether the function may come to an insert or zap. */
  public boolean accesses(FunctionFacts function) {
    return accessing.get(number(function));
  }

  /** Whether the function may let a page or its waiter go. */
  public boolean releases(FunctionFacts function) {
    return releasing.get(number(function));
  }

  /**
   * The functions that may come to one of these, themselves included; only to be asked whether one
   * is among them.
   */
  public Predicate<FunctionFacts> reaching(Predicate<FunctionFacts> these) {
    BitSet found = spread(these);
    return function -> found.get(number(function));
  }

  /**
   * The same, and from now on these functions and those that come to them are followed. Only
   * between walks.
   */
  public Predicate<FunctionFacts> follow(Predicate<FunctionFacts> these) {
    BitSet found = spread(these);
    touching.or(found);
    return function -> found.get(number(function));
  }

  private BitSet spread(Predicate<FunctionFacts> these) {
    BitSet found = new BitSet();
    parts(
            (from, to) -> {
              BitSet some = new BitSet();
              for (int i = from; i < to; i++) {
                some.set(i, these.test(functions.get(i)));
              }
              return some;
            })
        .forEach(found::or);
    callers.spread(found, Integer.MAX_VALUE);
    return found;
  }

  /** The functions that mention one of these members themselves, or by a macro. */
  public Predicate<FunctionFacts> mentioning(Program program, Collection<String> members) {
    return new Naming(program, members)::mentionedBy;
  }

  /** The functions that may come to one that mentions one of these members. */
  public Predicate<FunctionFacts> naming(Program program, Collection<String> members) {
    return reaching(mentioning(program, members));
  }

  /** Whether what a pointer points to is a vma pointer, or has one in it. */
  public boolean keepsVma(Type type, int file) {
    return type instanceof Type.Pointer pointer && kept.keptIn(pointer, file);
  }

  /** Whether somebody beside the function looks at a word of this name until it changes. */
  public boolean isPolled(String word, int file) {
    return watch.isPolled(word, file);
  }

  /** Whether somebody who waits for the word may go on when this is written. */
  public boolean mayEnd(String word, int file, Drops.Written value) {
    return watch.mayEnd(word, file, value);
  }

  /** Whether who drops pages may wait for this lock of a struct, which may not be known. */
  public boolean isGate(String struct, String lock, int file) {
    return watch.isGate(struct, lock, file);
  }

  /** Which folders are one driver, and what it drops. */
  public Drivers drivers() {
    return drivers;
  }

  /** Whether pages of the memory that this member or variable points to are shown somewhere. */
  public boolean isShown(String memory, int file) {
    return watch.isShown(memory, file);
  }

  /** Whether the body itself writes the flags or the operations of a vma. */
  public boolean writesVma(FunctionFacts function) {
    return function.writesVma();
  }

  /** Whether the body itself calls an insert or zap. */
  public boolean accessesDirectly(FunctionFacts function) {
    return direct.get(number(function));
  }

  private int number(FunctionFacts function) {
    Integer number = numbers.get(function);
    if (number == null) {
      throw new IllegalArgumentException("not of this program: " + function.name());
    }
    return number;
  }

  /**
   * The node that stands for "whatever a table of this folder puts into this member of this
   * struct": its callers call them all.
   */
  private int member(String folder, String struct, String member) {
    return members.computeIfAbsent(folder + ":" + struct + "." + member, fresh -> callers.more());
  }

  private void tables(Program program) {
    for (Table table : program.tables()) {
      for (Table.Entry entry : table.entries()) {
        for (FunctionFacts function : program.functions(entry.value(), table.file())) {
          String name = entry.isElement() ? table.name() + "[]" : entry.last();
          String folder = program.folder(table.file());
          String struct = holders.of(table, entry);
          int called = number(function);
          callers.add(called, member(folder, struct == null ? SET_SOMEWHERE : struct, name));
          callers.add(called, member(folder, CALLED_SOMEHOW, name));
        }
      }
    }
  }

  private void calls(Program program, FunctionFacts function, int number) {
    for (String callee : function.callees()) {
      List<FunctionFacts> all = program.functions(callee, function.file());
      for (FunctionFacts called : all) {
        callers.add(number(called), number);
      }
      if (all.isEmpty()
          && !meanings.name(callee).isSleepless()
          && program.defines(callee, function.file()).isEmpty()) {
        sleeping.set(number);
      }
    }
    for (FunctionFacts.MemberCall call : function.memberCalls()) {
      String member = call.member();
      String folder = program.folder(function.file());
      String struct = holders.of(call, function.file());
      callers.add(member(folder, struct == null ? CALLED_SOMEHOW : struct, member), number);
      callers.add(member(folder, SET_SOMEWHERE, member), number);
      if (!member.endsWith("[]") && program.tables(member).isEmpty()) {
        sleeping.set(number);
      }
    }
  }

  /** A function given away may be called by the giver and by whoever takes it. */
  private void handOvers(Program program, FunctionFacts function, int number) {
    for (FunctionFacts.Handover handover : function.handovers()) {
      List<FunctionFacts> takers = program.functions(handover.callee(), function.file());
      for (FunctionFacts given : program.functions(handover.function(), function.file())) {
        if (!takers.isEmpty()) {
          callers.add(number(given), number);
          takers.forEach(taker -> callers.add(number(given), number(taker)));
        }
      }
    }
  }

  /**
   * Members that providers were seen to keep their vma in, by folder, though their types do not
   * tell. Tells of a walk, by the functions it has met, whether it has to be done again.
   */
  public Predicate<Set<FunctionFacts>> keep(Map<String, ? extends Set<String>> members) {
    if (!kept.keep(members)) {
      return walk -> false;
    }
    BitSet before = (BitSet) accessing.clone();
    for (int i = 0; i < functions.size(); i++) {
      if (!accessing.get(i) && kept.mentionedBy(functions.get(i))) {
        accessing.set(i);
        direct.set(i);
      }
    }
    callers.spread(accessing, Integer.MAX_VALUE);
    return walk ->
        kept.concerns(walk)
            || walk.stream().map(this::number).anyMatch(i -> accessing.get(i) && !before.get(i));
  }

  /** Whether a member of this name keeps a vma that its type does not tell of. */
  public boolean keeps(String member, int file) {
    return kept.keeps(member, file);
  }

  private void close(Program program) {
    List<Deeds> all =
        parts((from, to) -> {
          Deeds deeds = new Deeds(program, kept, watch, meanings);
          for (int i = from; i < to; i++) {
            deeds.look(functions.get(i), i);
          }
          return deeds;
        });
    for (Deeds deeds : all) {
      touching.or(deeds.touching);
      sleeping.or(deeds.sleeping);
      accessing.or(deeds.accessing);
      releasing.or(deeds.releasing);
      deeds.calls.forEach(call -> callers.add(number(call.called()), call.by()));
    }
    direct.or(accessing);
    callers.spread(touching, REACH);
    callers.spread(sleeping, Integer.MAX_VALUE);
    callers.spread(accessing, Integer.MAX_VALUE);
    callers.spread(releasing, Integer.MAX_VALUE);
  }

  /** Work on the functions with these numbers, from one to below another one. */
  private interface Part<T> {
    T of(int from, int to);
  }

  /** What all parts of the functions come to, in their order. */
  private <T> List<T> parts(Part<T> work) {
    return crew.all(
        (functions.size() + PART - 1) / PART,
        part -> work.of(part * PART, Math.min(functions.size(), (part + 1) * PART)));
  }
}
