package org.zuflint.core.contexts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Registration;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Table;
import org.zuflint.core.reach.Openings;

/** Finds every way into the program: tables, registering calls, and functions nobody here calls. */
public final class EntryFinder {
  private final Program program;
  private final Map<String, EntryPoint> entries = new LinkedHashMap<>();

  /** Functions that have an entry or a caller; only asked whether something is in it. */
  private final Set<FunctionFacts> reached = new HashSet<>();

  private final Map<String, Boolean> attributeTables = new HashMap<>();

  /** Members that are called through, by folder; only asked whether one is in it. */
  private final Set<String> memberCalls = new HashSet<>();

  private final Openings openings;
  private final Folders flagged;

  private EntryFinder(Program program) {
    this.program = program;
    this.openings = new Openings(program);
    this.flagged = Folders.flagged(program);
  }

  public static List<EntryPoint> find(Program program) {
    EntryFinder finder = new EntryFinder(program);
    program.functions().forEach(finder::attributes);
    program.functions().forEach(finder::memberCalls);
    program.tables().forEach(finder::table);
    program.functions().forEach(finder::calls);
    for (int file = 0; file < program.fileCount(); file++) {
      for (Registration registration : program.registrations(file)) {
        finder.registration(registration, file);
      }
    }
    program.functions().forEach(finder::outside);
    finder.unnamed();
    return List.copyOf(finder.entries.values());
  }

  /**
   * {@code debugfs_create_file(..., &fops)}: these operations are anybody's; those of a file that
   * can be mapped are its opener's.
   */
  private void attributes(FunctionFacts function) {
    for (FunctionFacts.Handover handover : function.handovers()) {
      String callee = handover.callee();
      if (callee.startsWith("debugfs_create_") || callee.startsWith("proc_create")) {
        attributeTables.put(function.file() + ":" + handover.function(), true);
      }
    }
  }

  private void memberCalls(FunctionFacts function) {
    String folder = program.folder(function.file());
    function.memberCalls().forEach(call -> memberCalls.add(folder + ":" + call.member()));
  }

  private void table(Table table) {
    boolean maps = table.entries().stream().anyMatch(entry -> EntryKind.isMmap(entry.last()));
    boolean anybody =
        !maps && attributeTables.getOrDefault(table.file() + ":" + table.name(), false);
    for (Table.Entry entry : table.entries()) {
      EntryKind kind = EntryKind.ofMember(table.struct(), entry.last(), maps);
      boolean attribute = anybody && kind == EntryKind.FILE;
      boolean dispatched = kind == EntryKind.CALLBACK && isOwn(table, entry);
      for (FunctionFacts function : program.functions(entry.value(), table.file())) {
        if (dispatched) {
          reached.add(function);
          continue;
        }
        add(
            new EntryPoint(
                attribute
                    ? EntryKind.ATTRIBUTE
                    : opens(entry, kind, function) ? EntryKind.OPEN : kind,
                function,
                table.name() + "." + entry.member(),
                table.name(),
                entry.where(),
                kind == EntryKind.KTHREAD ? Binding.of(null) : null));
      }
    }
  }

  /** Near a flag an open counts as one only when it is seen to make the object of its file. */
  private boolean opens(Table.Entry entry, EntryKind kind, FunctionFacts function) {
    boolean open = entry.last().equals("open") || entry.last().equals("proc_open");
    return open
        && kind == EntryKind.FILE
        && (!flagged.related(program.folder(function.file())) || openings.makeObject(function));
  }

  /**
   * A table of a struct of the driver's own, or an array of functions, that its own code calls
   * through: nobody else does.
   */
  private boolean isOwn(Table table, Table.Entry entry) {
    String folder = program.folder(table.file());
    if (entry.isElement()) {
      return memberCalls.contains(folder + ":" + table.name() + "[]");
    }
    Struct struct = program.struct(table.struct(), table.file());
    boolean own = struct != null && struct.folder().equals(folder);
    return (own || table.struct().equals("null"))
        && memberCalls.contains(folder + ":" + entry.last());
  }

  private void calls(FunctionFacts function) {
    for (FunctionFacts.Handover handover : function.handovers()) {
      EntryKind kind = EntryKind.ofCall(handover.callee(), handover.position());
      for (FunctionFacts target : program.functions(handover.function(), function.file())) {
        EntryKind as = kind == null ? EntryKind.CALLBACK : kind;
        boolean followed =
            kind == null && !program.functions(handover.callee(), function.file()).isEmpty();
        if (!followed) {
          Binding binding = KernelThreads.of(program, as, function, handover);
          add(new EntryPoint(as, target, handover.callee() + "()", "", handover.where(), binding));
        }
      }
    }
    for (String callee : function.callees()) {
      reached.addAll(program.functions(callee, function.file()));
    }
  }

  private void registration(Registration registration, int file) {
    for (int i = 0; i < registration.names().size(); i++) {
      EntryKind kind = EntryKind.ofCall(registration.macro(), i);
      for (FunctionFacts function : program.functions(registration.names().get(i), file)) {
        add(
            new EntryPoint(
                kind == null ? EntryKind.CALLBACK : kind,
                function,
                registration.macro() + "()",
                "",
                registration.where(),
                null));
      }
    }
    pasted(registration, file);
    drmOperations(registration, file);
  }

  /** {@code DEFINE_DRM_GEM_FOPS(name)} and its kin: a whole file_operations behind one macro. */
  private void drmOperations(Registration registration, int file) {
    if (!EntryKind.definesDrmOperations(registration.macro()) || registration.names().isEmpty()) {
      return;
    }
    String table = registration.names().get(0);
    for (FunctionFacts function : program.functions("drm_gem_mmap", file)) {
      add(
          new EntryPoint(
              EntryKind.MMAP, function, table + ".mmap", table, registration.where(), null));
    }
  }

  /** {@code DEVICE_ATTR_RW(name)} names its functions by pasting. */
  private void pasted(Registration registration, int file) {
    String name = String.join("_", registration.names());
    for (String suffix : EntryKind.pasted(registration.macro())) {
      for (String whole :
          List.of(
              name + suffix,
              registration.names().isEmpty() ? name : registration.names().get(0) + suffix)) {
        for (FunctionFacts function : program.functions(whole, file)) {
          add(
              new EntryPoint(
                  EntryKind.ATTRIBUTE,
                  function,
                  registration.macro() + "()",
                  "",
                  registration.where(),
                  null));
        }
      }
    }
  }

  /**
   * A function that others may call from files we do not have, or whose address went where we could
   * not follow.
   */
  private void outside(FunctionFacts function) {
    if (!reached.contains(function) && !function.isStatic()) {
      add(
          new EntryPoint(
              EntryKind.OUTSIDE, function, function.name() + "()", "", function.where(), null));
    }
    for (String reference : function.references()) {
      for (FunctionFacts target : program.functions(reference, function.file())) {
        if (!reached.contains(target)) {
          add(
              new EntryPoint(
                  EntryKind.CALLBACK, target, function.name() + "()", "", function.where(), null));
        }
      }
    }
  }

  /**
   * A static function that no code names is named by a macro that pastes, or it would not be there.
   */
  private void unnamed() {
    List<FunctionFacts> unreached =
        program.functions().stream()
            .filter(function -> function.isStatic() && !reached.contains(function))
            .filter(function -> !program.path(function.file()).endsWith(".h"))
            .toList();
    Set<String> named = program.inMacros(unreached.stream().map(FunctionFacts::name).toList());
    for (FunctionFacts function : unreached) {
      if (!named.contains(function.name())) {
        add(new EntryPoint(EntryKind.CALLBACK, function, "a macro", "", function.where(), null));
      }
    }
  }

  private void add(EntryPoint entry) {
    reached.add(entry.function());
    String key =
        entry.kind()
            + " "
            + entry.how()
            + " "
            + entry.table()
            + " "
            + entry.function().where()
            + " "
            + (entry.table().isEmpty() ? "" : entry.registered())
            + " "
            + entry.binding();
    entries.putIfAbsent(key, entry);
  }
}
