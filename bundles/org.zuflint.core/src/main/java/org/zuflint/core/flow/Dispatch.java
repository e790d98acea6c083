package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** Calls through members of tables: which functions they may come to. */
final class Dispatch {
  /** A member set in more tables than this is not followed. */
  private static final int TARGETS = 24;

  /** A member through which more providers than this are called hands the vma on to others. */
  private static final int PROVIDERS = 8;

  private final Calls calls;
  private final Evaluator evaluator;
  private final Walker walker;

  Dispatch(Calls calls, Evaluator evaluator, Walker walker) {
    this.calls = calls;
    this.evaluator = evaluator;
    this.walker = walker;
  }

  /** {@code ops->member(...)}: every function that a table of that struct puts there. */
  List<Result> run(Expr.Call call, Value value, Frame frame, State state) {
    Expr callee = call.callee() instanceof Expr.Unary deref ? deref.operand() : call.callee();
    Expr holder = callee instanceof Expr.Index index ? index.base() : callee;
    return switch (holder) {
      case Expr.Member member -> member(member, call, frame, state);
      case Expr.Name name when callee instanceof Expr.Name && !ofProviders(value).isEmpty() ->
          calls.unseen("->" + ofProviders(value), call, frame, state);
      case Expr.Name array ->
          targets(elements(array.id(), frame), Spelling.of(callee), call, frame, state);
      default -> calls.unseen(Spelling.of(callee), call, frame, state);
    };
  }

  /** The member of providers that a local holds: {@code mmap = ops->proc_mmap}. */
  private static String ofProviders(Value value) {
    String field = value instanceof Value.Symbolic loaded ? Leftovers.last(loaded.path()) : "";
    return EntryKind.isMmap(field) ? field : "";
  }

  private List<Result> targets(
      List<FunctionFacts> targets, String name, Expr.Call call, Frame frame, State state) {
    if (targets.isEmpty() || targets.size() > limit(name)) {
      return calls.unseen(name, call, frame, state);
    }
    if (targets.size() == 1 || targets.stream().noneMatch(walker.bodies()::takesVma)) {
      return calls.functions(targets, call, frame, state);
    }
    List<Result> results = new ArrayList<>();
    for (FunctionFacts target : targets) {
      State chosen = chosen(target, name, frame.place(call.at()), state);
      results.addAll(calls.functions(List.of(target), call, frame, chosen));
    }
    return Evaluator.once(results);
  }

  /** A driver has all of its own functions; of its subsystem's it may have asked for some only. */
  private State chosen(FunctionFacts target, String name, Place where, State state) {
    Program program = walker.program();
    String driver = program.folder(walker.running().get(0).file());
    if (program.folder(target.file()).equals(driver)) {
      return state;
    }
    String member = name.substring(name.lastIndexOf('>') + 1);
    boolean asked =
        program.tables(member).stream()
            .filter(table -> functions(table, member).contains(target))
            .anyMatch(table -> walker.bodies().asksFor(driver, table));
    return state.mark(new Mark(Mark.Kind.CHOICE, target.name(), name, where, asked));
  }

  /** One fault handler maps and the next refuses: of several nobody knows which it is. */
  private static int limit(String name) {
    String member = name.startsWith("->") ? name.substring(2) : "";
    return EntryKind.isMmap(member) ? PROVIDERS : EntryKind.isFaultFamily(member) ? 1 : TARGETS;
  }

  private List<Result> member(Expr.Member member, Expr.Call call, Frame frame, State state) {
    String field = frame.field(member.field());
    String struct = walker.typing().struct(member.base(), frame);
    List<Result> results = new ArrayList<>();
    for (Result base : evaluator.eval(member.base(), frame, state)) {
      List<FunctionFacts> known = ofTable(base.value(), field, frame);
      handed(struct, field, base.value(), known, call, frame, base.state());
      if (!known.isEmpty()) {
        results.addAll(calls.functions(known, call, frame, base.state()));
        continue;
      }
      String guessed = struct == null ? only(field, call, frame) : null;
      List<FunctionFacts> targets =
          targets(guessed == null ? struct : guessed, field, call.arguments().size(), frame);
      results.addAll(targets(targets, "->" + field, call, frame, base.state()));
      boolean all = !targets.isEmpty() && targets.size() <= limit("->" + field);
      if (all && guessed != null) {
        results.addAll(calls.unseen("->" + field, call, frame, base.state()));
      } else if (all && assignedElsewhere(struct, field, call.arguments().size(), targets, frame)) {
        results.addAll(calls.unseen("->" + field, call, frame, base.state()));
      }
    }
    return results;
  }

  /**
   * Where the object's type is in a header that is not given, but a vma goes through the member:
   * the one struct whose tables around here have a member of that name.
   */
  private @Nullable String only(String field, Expr.Call call, Frame frame) {
    boolean vma =
        call.arguments().stream()
            .anyMatch(
                one -> walker.typing().isVmaPointer(walker.typing().of(one, frame), frame.file()));
    List<Table> tables =
        walker.program().tables(vma ? field : "").stream()
            .filter(table -> !table.struct().isEmpty() && neighbours(table, frame))
            .toList();
    boolean called =
        tables.stream()
            .flatMap(table -> functions(table, field).stream())
            .allMatch(function -> function.parameters() == call.arguments().size());
    List<String> structs = tables.stream().map(Table::struct).distinct().toList();
    return called && structs.size() == 1 ? structs.get(0) : null;
  }

  /** Of a member whose function is known. */
  void told(List<FunctionFacts> to, Expr.Call call, Frame frame, State state) {
    Expr callee = call.callee() instanceof Expr.Unary deref ? deref.operand() : call.callee();
    if (callee instanceof Expr.Member member && EntryKind.isMmap(frame.field(member.field()))) {
      String struct = walker.typing().struct(member.base(), frame);
      handed(struct, frame.field(member.field()), Value.UNKNOWN, to, call, frame, state);
    }
  }

  /** What a table that is known by its name puts there: {@code vma->vm_ops->open(vma)}. */
  private List<FunctionFacts> ofTable(Value holder, String field, Frame frame) {
    String name = holder instanceof Value.Symbolic table ? table.path() : ".";
    List<FunctionFacts> targets = new ArrayList<>();
    for (Table table : name.contains(".") ? List.<Table>of() : named(name, frame)) {
      for (Table.Entry entry : table.entries()) {
        if (entry.last().equals(field)) {
          targets.addAll(walker.program().functions(entry.value(), table.file()));
        }
      }
    }
    return targets.stream().distinct().toList();
  }

  private List<Table> named(String table, Frame frame) {
    String name = VmaKey.tableName(table);
    int file = VmaKey.tableFile(table, frame.file());
    return walker.program().variable(name, file) == null
        ? List.of()
        : walker.program().tables(name, file);
  }

  /** A provider that calls another through a table tells with which vm_ops. */
  private void handed(
      @Nullable String struct,
      String field,
      Value holder,
      List<FunctionFacts> to,
      Expr.Call call,
      Frame frame,
      State state) {
    if (!EntryKind.isMmap(field)) {
      return;
    }
    List<@Nullable String> tags = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      tags.add(walker.typing().struct(argument, frame));
    }
    for (Calls.Arguments arguments : calls.arguments(call, frame, state)) {
      boolean own =
          arguments.values().stream()
              .anyMatch(value -> value instanceof Value.Vma vma && vma.key().equals(VmaKey.OWN));
      Value operations = arguments.state().load("vma " + VmaKey.OWN + ".vm_ops");
      String path = operations instanceof Value.Symbolic table ? table.path() : "";
      String beside = holder instanceof Value.Symbolic tables ? tables.path() + "." : "?";
      List<Table> known = path.contains(".") ? List.of() : named(path, frame);
      String member = path.startsWith(beside) ? path.substring(beside.length()) : "";
      boolean resolved = own && !known.isEmpty();
      walker
          .listener()
          .handed(
              new Listener.Handed(
                  struct == null ? "" : struct,
                  field,
                  tags,
                  to,
                  resolved ? known : List.of(),
                  own && !resolved ? member : "",
                  own && operations == null,
                  own ? asked(arguments.state()) : new Listener.Asked(null, false, false, false),
                  walker.running()));
    }
  }

  /** The entry's own vma at this point of a path. */
  private static Listener.Asked asked(State state) {
    Value word = state.load("vma " + VmaKey.OWN + ".vm_flags");
    return new Listener.Asked(
        word instanceof Value.Flags flags ? flags : FlagWords.initial(),
        Leftovers.isBare(state),
        FlagWords.isSet(FlagWords.SHARED, state),
        FlagWords.isNeverCopied(state, word));
  }

  /**
   * Whether a member of this name is assigned in other folders, to an object that may be this one:
   * a struct that a driver defines is known around it only.
   */
  private boolean assignedElsewhere(
      @Nullable String struct,
      String field,
      int arguments,
      List<FunctionFacts> targets,
      Frame frame) {
    String key = struct + "." + field + "/" + arguments + " " + frame.file();
    return walker.bodies().answer(key, () -> isElsewhere(struct, field, arguments, targets, frame));
  }

  /** Depends on the struct, the member, the number of arguments and the file only. */
  private boolean isElsewhere(
      @Nullable String struct,
      String field,
      int arguments,
      List<FunctionFacts> targets,
      Frame frame) {
    Struct own = struct == null ? null : walker.program().struct(struct, frame.file());
    String home = own == null ? "" : own.folder();
    String driver = home.substring(0, Math.max(0, home.lastIndexOf('/')));
    return walker.program().tables(field).stream()
        .anyMatch(table ->
            table.struct().isEmpty()
                && !neighbours(table, frame)
                && walker.program().folder(table.file()).startsWith(driver)
                && takes(table, field, arguments, targets));
  }

  /** Whether what is assigned may be called like these, with so many arguments. */
  private boolean takes(Table table, String field, int arguments, List<FunctionFacts> own) {
    List<FunctionFacts> functions = functions(table, field);
    return functions.isEmpty()
        || functions.stream().anyMatch(function -> takes(function, arguments, own));
  }

  /** All that a member may hold have parameters of the same types. */
  private boolean takes(FunctionFacts function, int arguments, List<FunctionFacts> own) {
    return function.parameters() == arguments
        && (own.isEmpty()
            || function.vmaParameter() < 0
            || own.stream()
                .anyMatch(one ->
                    walker.bodies().parameters(one).equals(walker.bodies().parameters(function))));
  }

  /** {@code table[i](...)}: every function of the array. */
  private List<FunctionFacts> elements(String array, Frame frame) {
    List<FunctionFacts> targets = new ArrayList<>();
    for (Table table : walker.program().tables(array, frame.file())) {
      for (Table.Entry entry : table.entries()) {
        if (entry.isElement()) {
          targets.addAll(walker.program().functions(entry.value(), table.file()));
        }
      }
    }
    return targets.stream().distinct().toList();
  }

  /** An assignment to a member of an unknown struct counts in its own folder only. */
  private boolean neighbours(Table table, Frame frame) {
    String folder = walker.program().folder(table.file());
    return folder.equals(walker.program().folder(frame.file()));
  }

  private List<FunctionFacts> targets(
      @Nullable String struct, String field, int arguments, Frame frame) {
    String folder = walker.program().folder(frame.file());
    return struct == null
        ? List.of()
        : walker
            .bodies()
            .members(
                struct + "." + field + "/" + arguments + " " + folder,
                () -> found(struct, field, arguments, frame));
  }

  /** Depends on the struct, the member, the number of arguments and the folder only. */
  private List<FunctionFacts> found(String struct, String field, int arguments, Frame frame) {
    List<FunctionFacts> targets = new ArrayList<>();
    for (Table table : walker.program().tables(field)) {
      if (table.struct().equals(struct)) {
        targets.addAll(functions(table, field));
      }
    }
    List<FunctionFacts> own = List.copyOf(targets);
    for (Table table : walker.program().tables(field)) {
      if (table.struct().isEmpty() && neighbours(table, frame)) {
        functions(table, field).stream()
            .filter(function -> takes(function, arguments, own))
            .forEach(targets::add);
      }
    }
    return targets.stream().distinct().toList();
  }

  private List<FunctionFacts> functions(Table table, String field) {
    return table.entries().stream()
        .filter(entry -> entry.last().equals(field))
        .flatMap(entry -> walker.program().functions(entry.value(), table.file()).stream())
        .toList();
  }
}
