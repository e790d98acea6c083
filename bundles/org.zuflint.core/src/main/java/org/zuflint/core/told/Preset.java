package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.flow.Bodies;
import org.zuflint.core.heard.Listener.Handed;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Table;
import org.zuflint.core.program.Typing;

/** What a provider finds in its vma when another provider calls it: vm_ops and flags. */
public final class Preset {
  /** So many providers may call one another before the first vm_ops is set. */
  private static final int DEPTH = 4;

  private static final String PRIVATE = "vm_private_data";

  private final Program program;
  private final List<EntryWalk> walks;

  /** The registrations of each provider; only asked by key. */
  private final Map<FunctionFacts, List<EntryPoint>> providers;

  private final Bodies bodies;
  private final Typing typing;

  /** {@code providers} are all their registrations. */
  public Preset(Analyses analyses, List<EntryWalk> walks, List<EntryPoint> providers) {
    this.program = analyses.program();
    this.bodies = analyses.bodies();
    this.typing = new Typing(program);
    this.walks = walks.stream().filter(walk -> !walk.handed().isEmpty()).toList();
    this.providers =
        providers.stream()
            .collect(
                Collectors.groupingBy(
                    EntryPoint::function, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether some caller may have set them. */
  public boolean possible(List<EntryPoint> registrations) {
    return registrations.stream().anyMatch(entry -> !callers(entry).isEmpty());
  }

  /**
   * The one table that every caller sets, empty when all of them set none; null when callers differ
   * or cannot be followed.
   */
  public @Nullable List<Table> known(List<EntryPoint> registrations) {
    return known(registrations, DEPTH);
  }

  private @Nullable List<Table> known(List<EntryPoint> registrations, int depth) {
    Set<List<Table>> all = all(registrations, depth);
    return all != null && all.size() == 1 ? all.iterator().next() : null;
  }

  /** What each caller sets, empty for one that sets none; null when some cannot be followed. */
  public @Nullable Set<List<Table>> all(List<EntryPoint> registrations) {
    return all(registrations, DEPTH);
  }

  /** The tables of the callers that set some; empty when some caller cannot be followed. */
  public List<Table> some(List<EntryPoint> registrations) {
    Set<List<Table>> all = all(registrations, DEPTH);
    return all == null ? List.of() : all.stream().flatMap(List::stream).distinct().toList();
  }

  private @Nullable Set<List<Table>> all(List<EntryPoint> registrations, int depth) {
    Set<List<Table>> all = new LinkedHashSet<>();
    for (EntryPoint entry : registrations) {
      for (Table table : registering(entry)) {
        List<Optional<List<Table>>> found =
            isFirst(entry, table) || depth == 0 ? List.of() : handed(entry, table, depth);
        if (found.isEmpty() || found.stream().anyMatch(Optional::isEmpty)) {
          return null;
        }
        found.forEach(set -> set.ifPresent(all::add));
      }
    }
    return all;
  }

  /**
   * What stands in the last of these members of the table that the provider is in, when it has
   * looked there: {@code vma->vm_ops = object->funcs->vm_ops}; null when that is not so.
   */
  public @Nullable List<Table> beside(List<EntryPoint> registrations, String path) {
    int last = path.lastIndexOf('.');
    Set<List<Table>> all = new LinkedHashSet<>();
    for (EntryPoint entry : registrations) {
      String holder = struct(entry, path.substring(0, Math.max(0, last)));
      for (Table table : registering(entry)) {
        List<Table> set = new ArrayList<>();
        for (Table.Entry other : table.entries()) {
          if (table.struct().equals(holder) && other.last().equals(path.substring(last + 1))) {
            set.addAll(program.tables(other.value(), table.file()));
          }
        }
        all.add(set);
      }
    }
    List<Table> only = all.size() == 1 ? all.iterator().next() : List.of();
    return only.isEmpty() ? null : only;
  }

  /** The struct that a member of an argument is or points to, null when it is not known. */
  private @Nullable String struct(EntryPoint entry, String path) {
    List<String> names = List.of(path.split("\\."));
    int file = entry.function().file();
    String tag = null;
    for (Type.Parameter parameter : program.tree(entry.function()).type().parameters()) {
      tag = names.get(0).equals(parameter.name()) ? typing.tag(parameter.type(), file) : tag;
    }
    for (String name : names.subList(1, names.size())) {
      Struct struct = tag == null ? null : program.struct(tag, file);
      Type own = struct == null ? null : struct.member(name);
      Type type = own != null || tag == null ? own : KnownTypes.member(tag, name);
      tag = type == null ? null : typing.tag(type, file);
    }
    return tag;
  }

  /** The flags that its callers have set, and what they have refused. */
  public Inherited inherited(List<EntryPoint> registrations) {
    Inherited all = inherited(registrations, DEPTH);
    boolean bare =
        all.bare()
            && registrations.stream()
                .map(entry -> program.folder(entry.function().file()))
                .distinct()
                .noneMatch(this::keepsPrivate);
    return new Inherited(all.some(), all.always(), bare, all.shared(), all.neverCopied());
  }

  /** Whether some code of the driver puts something into vm_private_data, of whatever vma. */
  private boolean keepsPrivate(String folder) {
    return program.functions(folder::equals).stream()
        .filter(function -> function.names().may(PRIVATE))
        .anyMatch(function -> Children.any(program.tree(function).body(), Preset::keepsPrivate));
  }

  private static boolean keepsPrivate(Node node) {
    return node instanceof Expr.Assign assign
        && assign.target() instanceof Expr.Member member
        && member.field().equals(PRIVATE)
        && !(assign.value() instanceof Expr.Name name && name.id().equals("NULL"));
  }

  private Inherited inherited(List<EntryPoint> registrations, int depth) {
    List<Inherited> all = new ArrayList<>();
    for (EntryPoint entry : registrations) {
      for (Table table : registering(entry)) {
        boolean called = depth > 0 && !isFirst(entry, table);
        List<Inherited> found = called ? left(entry, table, depth) : List.of();
        all.addAll(found);
        if (found.isEmpty()) {
          all.add(isFirst(entry, table) ? Inherited.FIRST : Inherited.NOTHING);
        }
      }
    }
    return Inherited.join(all);
  }

  /** As each provider that calls this member of such tables leaves the vma. */
  private List<Inherited> left(EntryPoint entry, Table table, int depth) {
    List<Inherited> all = new ArrayList<>();
    for (EntryWalk walk : walks) {
      for (Handed handed : walk.handed()) {
        if (calls(handed, entry, table) && !isToldByAnother(handed)) {
          Inherited before = inherited(registrations(walk), depth - 1);
          all.add(before.then(handed.asked(), leavesBare(handed)));
        }
      }
    }
    return all;
  }

  /** Whether nobody on the way there puts anything into vm_private_data, before or afterwards. */
  private boolean leavesBare(Handed handed) {
    return handed.asked().bare()
        && handed.through().stream()
            .flatMap(caller ->
                Stream.concat(
                    Stream.of(caller),
                    caller.callees().stream()
                        .flatMap(name -> program.functions(name, caller.file()).stream())))
            .noneMatch(function -> function.names().may(PRIVATE));
  }

  private List<EntryPoint> registrations(EntryWalk walk) {
    return providers.getOrDefault(walk.entry().function(), List.of());
  }

  /** How this member of such tables was called by providers; empty for what is not known. */
  private List<Optional<List<Table>>> handed(EntryPoint entry, Table table, int depth) {
    List<Optional<List<Table>>> all = new ArrayList<>();
    for (EntryWalk walk : walks) {
      for (Handed handed : walk.handed()) {
        if (calls(handed, entry, table) && !isToldByAnother(handed)) {
          all.add(
              handed.unset()
                  ? Optional.ofNullable(asCalled(walk, depth))
                  : resolved(handed, table));
        }
      }
    }
    return all;
  }

  /** Whether it comes to this provider: by the table's struct, or by what it is given. */
  private boolean calls(Handed handed, EntryPoint entry, Table table) {
    boolean known = !handed.struct().isEmpty() && !table.struct().isEmpty();
    return handed.member().equals(member(entry))
        && (handed.to().isEmpty() || handed.to().contains(entry.function()))
        && (known
            ? handed.struct().equals(table.struct())
            : handed.arguments().equals(bodies.parameters(entry.function())));
  }

  /** Whether it came through another provider, whose own walk tells the same. */
  private boolean isToldByAnother(Handed handed) {
    return handed.through().stream().skip(1).anyMatch(providers::containsKey);
  }

  /** What a provider hands on as it was given it; null when that is not known. */
  private @Nullable List<Table> asCalled(EntryWalk walk, int depth) {
    List<EntryPoint> registrations = registrations(walk);
    return possible(registrations) ? known(registrations, depth - 1) : List.of();
  }

  private Optional<List<Table>> resolved(Handed handed, Table registering) {
    if (handed.beside().isEmpty()) {
      return handed.operations().isEmpty() ? Optional.empty() : Optional.of(handed.operations());
    }
    List<Table> tables = new ArrayList<>();
    boolean set = false;
    for (Table.Entry entry : registering.entries()) {
      if (entry.last().equals(handed.beside())) {
        set = true;
        tables.addAll(program.tables(entry.value(), registering.file()));
      }
    }
    return set && tables.isEmpty() ? Optional.empty() : Optional.of(tables);
  }

  /** The tables of kinds that are not called first. */
  private List<Table> callers(EntryPoint entry) {
    return registering(entry).stream().filter(table -> !isFirst(entry, table)).toList();
  }

  private List<Table> registering(EntryPoint entry) {
    return program.tables(entry.table(), entry.function().file()).stream()
        .filter(table -> table.where().file().equals(entry.registered().file()))
        .toList();
  }

  private static String member(EntryPoint entry) {
    return entry.how().substring(entry.how().lastIndexOf('.') + 1);
  }

  /** Tables whose mmap the core calls first, and assignments that no provider comes to. */
  private boolean isFirst(EntryPoint entry, Table table) {
    return table.struct().isEmpty()
        ? walks.stream()
            .flatMap(walk -> walk.handed().stream())
            .noneMatch(handed -> calls(handed, entry, table))
        : isFirst(table.struct());
  }

  private static boolean isFirst(String struct) {
    return switch (struct) {
      case "file_operations", "proc_ops", "bin_attribute", "dma_buf_ops", "fb_ops" -> true;
      default -> struct.endsWith("_file_operations");
    };
  }
}
