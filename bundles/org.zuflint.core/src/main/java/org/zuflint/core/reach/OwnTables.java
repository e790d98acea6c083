package org.zuflint.core.reach;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Table;
import org.zuflint.core.program.Typing;

/**
 * The tables of a subsystem's objects that are part of a driver's own structs: {@code
 * obj->base.funcs}. A driver that gives its objects one table comes to no other driver's functions
 * through them.
 */
public final class OwnTables {
  private final Program program;
  private final Typing typing;

  /** The structs whose tables have providers in them. */
  private final Set<String> ofProviders = new TreeSet<>();

  /** By folder, object and member; only asked by key. */
  private final Map<String, Optional<Table>> known = new ConcurrentHashMap<>();

  /** By the tag of an object, the folders whose structs have it as a part; made when asked for. */
  private @Nullable Map<String, Set<String>> homes;

  public OwnTables(Program program) {
    this.program = program;
    this.typing = new Typing(program);
    for (Table table : program.tables()) {
      if (table.entries().stream().anyMatch(entry -> EntryKind.isMmap(entry.last()))) {
        ofProviders.add(table.struct());
      }
    }
  }

  /**
   * The table that every object of a driver has, null when it is not known.
   *
   * @param folder the driver's
   * @param object the tag of the object's struct: {@code "drm_gem_object"}
   * @param member where it keeps the table: {@code "funcs"}
   * @param struct the tag of the table's struct
   */
  public @Nullable Table of(String folder, String object, String member, String struct) {
    return struct.isEmpty() || !ofProviders.contains(struct)
        ? null
        : known
            .computeIfAbsent(
                folder + " " + object + "." + member,
                fresh ->
                    homes(object).contains(folder)
                        ? given(folder, object, member, struct)
                        : Optional.empty())
            .orElse(null);
  }

  private synchronized Set<String> homes(String object) {
    Map<String, Set<String>> known = homes;
    if (known == null) {
      known = allHomes();
      homes = known;
    }
    return known.getOrDefault(object, Set.of());
  }

  private Map<String, Set<String>> allHomes() {
    Map<String, Set<String>> folders = new TreeMap<>();
    program.declared((owner, name, type, file) -> {
      Type part = type;
      while (part instanceof Type.Array array) {
        part = array.of();
      }
      boolean own = !owner.isEmpty() && (part instanceof Type.Record || part instanceof Type.Named);
      String tag = own ? typing.tag(part, file) : null;
      if (tag != null) {
        Struct whole = program.struct(owner, file);
        folders
            .computeIfAbsent(tag, fresh -> new TreeSet<>())
            .add(whole == null ? program.folder(file) : whole.folder());
      }
    });
    return folders;
  }

  /** The one table whose address is ever put into a member of this name there. */
  private Optional<Table> given(String folder, String object, String member, String struct) {
    Set<Optional<Table>> all = new LinkedHashSet<>();
    if (program.macroAssigns(member, folder::equals)) {
      return Optional.empty();
    }
    for (FunctionFacts function : program.functions(folder::equals)) {
      if (function.names().may(member)) {
        Decl.Function tree = program.tree(function);
        Typing.Scope scope = scope(tree, function.file());
        Children.walk(
            tree.body(),
            node -> {
              Expr value = isOther(node, object, scope) ? null : put(node, member);
              if (value != null && mayBe(value, function.file(), struct)) {
                all.add(table(value, function.file(), struct));
              }
            });
      }
    }
    return all.size() == 1 ? all.iterator().next() : Optional.empty();
  }

  /** Whether it writes a member of an object that is known to be another one. */
  private boolean isOther(Node node, String object, Typing.Scope scope) {
    String written =
        node instanceof Expr.Assign assign && assign.target() instanceof Expr.Member to
            ? typing.struct(to.base(), scope)
            : null;
    return written != null && !written.equals(object);
  }

  /** The parameters and variables of a function. */
  private static Typing.Scope scope(Decl.Function function, int file) {
    Map<String, Type> types = new TreeMap<>();
    for (Type.Parameter parameter : function.type().parameters()) {
      types.put(String.valueOf(parameter.name()), parameter.type());
    }
    Children.walk(
        function.body(),
        node -> {
          if (node instanceof Decl.Variable variable) {
            types.putIfAbsent(variable.name(), variable.type());
          }
        });
    return new Typing.Scope() {
      @Override
      public @Nullable Type local(String name) {
        return types.get(name);
      }

      @Override
      public int file() {
        return file;
      }
    };
  }

  /** What is put into a member of this name, null when nothing is. */
  private static @Nullable Expr put(Node node, String member) {
    return switch (node) {
      case Expr.Assign assign when assign.target() instanceof Expr.Member to ->
          to.field().equals(member) ? assign.value() : null;
      case Expr.InitList list ->
          list.items().stream()
              .filter(item -> item.path().contains(new Expr.Designator.Field(member)))
              .map(Expr.Item::value)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  /** Whether it is not the address of a variable of another type: members share their names. */
  private boolean mayBe(Expr value, int file, String struct) {
    Type type = addressed(value) instanceof String name ? program.variable(name, file) : null;
    String tag = type == null ? null : typing.tag(type, file);
    return tag == null || tag.equals(struct);
  }

  /** The name in {@code &name}, null for other values. */
  private static @Nullable String addressed(Expr value) {
    return value instanceof Expr.Unary address
            && address.op().equals("&")
            && address.operand() instanceof Expr.Name name
        ? name.id()
        : null;
  }

  private Optional<Table> table(Expr value, int file, String struct) {
    String name = addressed(value);
    List<Table> tables =
        (name == null ? List.<Table>of() : program.tables(name, file))
            .stream().filter(table -> table.struct().equals(struct)).toList();
    return tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
  }
}
