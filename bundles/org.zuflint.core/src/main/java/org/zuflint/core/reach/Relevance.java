package org.zuflint.core.reach;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.kernel.Sleepless;
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

  private static final Pattern NOT_WORD = Pattern.compile("\\W+");

  private final Map<FunctionFacts, Integer> numbers = new HashMap<>();

  /** By node: first the functions, then the members of tables. */
  private final Callers callers = new Callers();

  private final Map<String, Integer> members = new HashMap<>();
  private final BitSet touching = new BitSet();
  private final BitSet sleeping = new BitSet();
  private final BitSet accessing = new BitSet();
  private final BitSet direct = new BitSet();
  private final BitSet releasing = new BitSet();

  /** What the name of a called function tells; only asked by key. */
  private final Map<String, Meaning> meanings = new HashMap<>();

  private final List<FunctionFacts> functions;

  /** The words of macros by their bodies; only asked by key. */
  private final Map<String, String[]> words = new HashMap<>();

  private final KeptVmas kept;
  private final Holders holders;
  private final Watch watch;

  /**
   * What the name of a function tells.
   *
   * @param draws whether it inserts or zaps
   * @param letsGo whether it may let a page or its waiter go
   * @param frees whether it frees memory
   */
  private record Meaning(boolean draws, boolean letsGo, boolean frees, boolean sleepless) {
    static Meaning of(String name) {
      return new Meaning(
          PteCalls.draws(name),
          Relevance.letsGo(name),
          OwnerCalls.freed(name) >= 0,
          Sleepless.is(name));
    }
  }

  private Relevance(Program program) {
    this.functions = program.functions();
    this.kept = KeptVmas.of(program);
    this.holders = new Holders(program);
    this.watch = new Watch(program);
  }

  public static Relevance of(Program program) {
    List<FunctionFacts> functions = program.functions();
    Relevance relevance = new Relevance(program);
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
    BitSet found = new BitSet();
    for (FunctionFacts function : functions) {
      if (these.test(function)) {
        found.set(number(function));
      }
    }
    callers.spread(found, Integer.MAX_VALUE);
    return function -> found.get(number(function));
  }

  /** The functions that may come to one that mentions one of these members. */
  public Predicate<FunctionFacts> naming(Program program, Collection<String> members) {
    return reaching(new Naming(program, members)::mentionedBy);
  }

  /** Whether what a pointer points to is a vma pointer, or has one in it. */
  public boolean keepsVma(Type type, int file) {
    return type instanceof Type.Pointer pointer && kept.keptIn(pointer, file);
  }

  /** Whether somebody beside the function looks at a word of this name until it changes. */
  public boolean isPolled(String word, int file) {
    return watch.isPolled(word, file);
  }

  /** Whether who drops pages may wait for this lock of a struct, which may not be known. */
  public boolean isGate(String struct, String lock, int file) {
    return watch.isGate(struct, lock, file);
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

  private Meaning meaning(String callee) {
    return meanings.computeIfAbsent(callee, Meaning::of);
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
          && !meaning(callee).sleepless
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

  /** Macros are read by their words: one that mentions an insert makes its users insert. */
  private void macros(Program program, FunctionFacts function, int number) {
    for (String callee : function.callees()) {
      boolean macro =
          PteCalls.of(callee) == null && program.functions(callee, function.file()).isEmpty();
      for (Unit.Define define :
          macro ? program.defines(callee, function.file()) : List.<Unit.Define>of()) {
        for (String word : words(define)) {
          Meaning meaning = meaning(word);
          accessing.set(number, accessing.get(number) || meaning.draws);
          releasing.set(number, releasing.get(number) || meaning.letsGo);
          touching.set(
              number, touching.get(number) || Interest.ofName(word) || Interest.ofMember(word));
          for (FunctionFacts called : program.functions(word, function.file())) {
            callers.add(number(called), number);
          }
        }
      }
    }
  }

  private String[] words(Unit.Define define) {
    return words.computeIfAbsent(define.body(), body -> NOT_WORD.split(body, -1));
  }

  /** Whether it gives an object that keeps a vma to code that nobody sees. */
  private boolean lends(Program program, FunctionFacts function) {
    return !function.lends().isEmpty()
        && kept.ownedBy(function)
        && function.lends().stream()
            .anyMatch(callee ->
                program.functions(callee, function.file()).isEmpty()
                    && program.defines(callee, function.file()).isEmpty());
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

  /** Whether pages, those who wait for them, or the thread that uses them may go. */
  private boolean letsGo(FunctionFacts function) {
    int file = function.file();
    return function.watched().written().stream()
            .anyMatch(word -> watch.isPolled(word, file) || watch.mayBeGate(word, file))
        || function.callees().stream()
            .map(this::meaning)
            .anyMatch(callee -> callee.letsGo || (callee.frees && watch.shows(file)));
  }

  private static boolean letsGo(String callee) {
    return OwnerCalls.isLastPut(callee)
        || OwnerCalls.of(callee) != OwnerCalls.Release.NONE
        || OwnerCalls.publishes(callee)
        || callee.equals("up")
        || callee.equals("set_cpus_allowed_ptr");
  }

  private void close(Program program) {
    for (int i = 0; i < functions.size(); i++) {
      FunctionFacts function = functions.get(i);
      if (function.touches()) {
        touching.set(i);
      }
      sleeping.set(i, sleeping.get(i) || function.sleeps());
      boolean missing =
          function.callees().stream()
              .anyMatch(callee -> program.isMissing(callee, function.file()));
      boolean draws = function.callees().stream().anyMatch(callee -> meaning(callee).draws);
      if (missing
          || draws
          || function.writesVma()
          || kept.mentionedBy(function)
          || lends(program, function)) {
        accessing.set(i);
      }
      if (letsGo(function)) {
        releasing.set(i);
      }
      macros(program, function, i);
    }
    direct.or(accessing);
    callers.spread(touching, REACH);
    callers.spread(sleeping, Integer.MAX_VALUE);
    callers.spread(accessing, Integer.MAX_VALUE);
    callers.spread(releasing, Integer.MAX_VALUE);
  }
}
