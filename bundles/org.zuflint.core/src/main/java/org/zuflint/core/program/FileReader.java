package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.parse.lex.Needles;
import org.zuflint.core.source.Place;

/** Reads a parsed file into {@link FileFacts}; the tree can be dropped afterwards. */
final class FileReader {
  private static final Set<String> PUTTING = Set.of("DEFINE_FREE", "DEFINE_CLASS", "DEFINE_GUARD");

  private final Unit unit;
  private final int file;
  private final TableReader tableReader;
  private final List<FunctionFacts> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Struct> structs = new LinkedHashMap<>();
  private final Map<String, Type> typedefs = new LinkedHashMap<>();
  private final Map<String, Type> globals = new LinkedHashMap<>();
  private final Map<String, Type> results = new LinkedHashMap<>();
  private final Map<String, Expr> enumerators = new LinkedHashMap<>();
  private final List<Registration> registrations = new ArrayList<>();

  /** What ends variables of a kind. */
  private final List<Unit.Define> puts = new ArrayList<>();

  private final Mentions.Gathering mentions = new Mentions.Gathering();

  private final Children children = new Children(this::see);

  /** What may make tables in the current declaration, and the types of its function's variables. */
  private final List<Node> made = new ArrayList<>();

  private final Map<String, Type> locals = new HashMap<>();
  private boolean inFunction;

  private FileReader(Unit unit, int file) {
    this.unit = unit;
    this.file = file;
    this.tableReader = new TableReader(unit, file);
  }

  static FileFacts read(Unit unit, int file) {
    FileReader reader = new FileReader(unit, file);
    List<Decl> declarations = unit.declarations();
    for (int i = 0; i < declarations.size(); i++) {
      reader.topLevel(declarations.get(i), i);
    }
    Set<String> known = new HashSet<>(reader.results.keySet());
    reader.functions.replaceAll(function -> function.keeping(known));
    return new FileFacts(
        file,
        reader.functions,
        reader.tables,
        reader.structs,
        reader.typedefs,
        reader.globals,
        reader.results,
        reader.enumerators,
        reader.defines(),
        reader.registrations,
        List.copyOf(unit.errors()),
        includes(unit),
        assumptions(unit),
        reader.mentions.sorted(),
        unit.expansions(),
        unit.file().bytes().length,
        unit.file().lines());
  }

  private List<Unit.Define> defines() {
    List<Unit.Define> all = new ArrayList<>(defines(unit));
    all.addAll(puts);
    return List.copyOf(all);
  }

  /** The macros that are kept: of user code all. */
  private static List<Unit.Define> defines(Unit unit) {
    if (unit.includes().stream().anyMatch(i -> KnownTypes.isLibcHeader(i.path()))) {
      return List.copyOf(unit.defines());
    }
    List<Unit.Define> all = unit.telling();
    BitSet useful = new BitSet();
    Set<String> names = new HashSet<>();
    for (int each = 0; each < all.size(); each++) {
      if (useful(all.get(each))) {
        useful.set(each);
        names.add(all.get(each).name());
      }
    }
    // Where the flag is meant, the other definition is for kernels without it: no promise then.
    for (Unit.Define define : all) {
      if (define.body().contains(FunctionReader.LOCAL)) {
        names.remove(define.name());
      }
    }
    List<Unit.Define> kept = new ArrayList<>();
    for (int each = 0; each < all.size(); each++) {
      if (useful.get(each) || isOtherwise(all.get(each), names)) {
        kept.add(all.get(each));
      }
    }
    return List.copyOf(kept);
  }

  /**
   * What tells kernel code from user code: the includes as written, or only the first one that no
   * user code can have, and what is no header.
   */
  private static List<String> includes(Unit unit) {
    List<String> includes = new ArrayList<>();
    for (Unit.Include include : unit.includes()) {
      includes.add(include.path());
    }
    for (String include : includes) {
      if (KnownTypes.isKernelHeader(include)) {
        includes.removeIf(other -> !other.equals(include) && !other.endsWith(".c"));
        break;
      }
    }
    return List.copyOf(includes);
  }

  /** {@code zuflint: assume(C2) reason}, in a function or before one. */
  private static List<Assumption> assumptions(Unit unit) {
    List<Assumption> found = new ArrayList<>();
    if (!Needles.ADDRESSED.areIn(unit.file().bytes())) {
      return List.of();
    }
    for (Unit.Comment comment : unit.comments()) {
      Assumption assumption =
          comment.text().contains("zuflint:")
              ? Assumption.in(comment.text(), function(unit, comment), comment.where())
              : null;
      if (assumption != null) {
        found.add(assumption);
      }
    }
    return List.copyOf(found);
  }

  private static String function(Unit unit, Unit.Comment comment) {
    for (Decl decl : unit.declarations()) {
      if (decl instanceof Decl.Function function
          && unit.place(function.end()).line() >= comment.where().line()) {
        return function.name();
      }
    }
    return "";
  }

  /**
   * {@code #define FLAGS 0} under {@code #else}: what a useful macro is in another configuration.
   */
  private static boolean isOtherwise(Unit.Define define, Set<String> useful) {
    return !define.body().isEmpty()
        && define.body().length() < 100
        && useful.contains(define.name());
  }

  /**
   * Register maps are megabytes of numbers; only what can hide something the analysis follows is
   * kept.
   */
  private static boolean useful(Unit.Define define) {
    if (define.body().isEmpty() || define.body().length() > 4000) {
      return false;
    }
    return define.parameters() != null
        || define.body().startsWith("\"/")
        || (define.body().startsWith("\"") && define.name().matches(".*(DEV|NAME|PATH|FILE).*"))
        || define.body().contains("VM_")
        || define.body().contains("_IO")
        || Character.isLetter(define.body().charAt(0))
        || define.body().charAt(0) == '_'
        || define.body().equals(FunctionReader.LOCAL_BIT)
        || define.name().startsWith("VM_");
  }

  private void begin(Decl decl) {
    made.clear();
    locals.clear();
    inFunction = decl instanceof Decl.Function;
    if (decl instanceof Decl.Function function) {
      for (Type.Parameter parameter : function.type().parameters()) {
        locals.put(String.valueOf(parameter.name()), parameter.type());
      }
    }
  }

  private void topLevel(Decl decl, int index) {
    begin(decl);
    switch (decl) {
      case Decl.Function function -> {
        functions.add(FunctionReader.read(function, file, index, unit, this::look));
        results.putIfAbsent(function.name(), function.type().result());
      }
      case Decl.Variable variable -> {
        if (variable.type() instanceof Type.Function function) {
          if (isBeside(variable)) {
            results.putIfAbsent(variable.name(), function.result());
          }
        } else {
          globals.putIfAbsent(variable.name(), variable.type());
          Expr value = variable.value();
          if (value != null) {
            Children.walk(value, this::registration);
          }
        }
      }
      case Decl.Typedef typedef -> typedefs.putIfAbsent(typedef.name(), typedef.type());
      case Decl.Macro macro -> {
        perCpu(macro);
        puts(macro);
        registrations.add(
            new Registration(
                macro.macro(),
                macro.arguments().stream().map(Spelling::argument).toList(),
                unit.place(macro.at())));
      }
      case Decl.TypeOnly only -> {}
      case Decl.Other other -> {}
      case Decl.Broken broken -> {}
    }
    if (!inFunction) {
      see(decl);
    }
    tables();
  }

  /** {@code DEFINE_PER_CPU(type, name);} and its kin (include/linux/percpu-defs.h). */
  private void perCpu(Decl.Macro macro) {
    if (macro.macro().contains("_PER_CPU")
        && macro.arguments().size() == 2
        && macro.arguments().get(0) instanceof Expr.TypeUse use
        && macro.arguments().get(1) instanceof Expr.Name name) {
      globals.putIfAbsent(name.id(), use.type());
    }
  }

  /**
   * {@code DEFINE_FREE(kind, struct page *, if (_T) put_page(_T))}: a macro of {@code _T}; classes
   * and guards have one, too.
   */
  private void puts(Decl.Macro macro) {
    List<Expr> arguments = macro.arguments();
    int put = macro.macro().equals("DEFINE_GUARD") ? 3 : 2;
    if (PUTTING.contains(macro.macro()) && put < arguments.size()) {
      List<String> calls = new ArrayList<>();
      Children.walk(
          arguments.get(put),
          node -> {
            if (node instanceof Expr.Call call) {
              calls.add(Spelling.of(call));
            }
          });
      String name = Decl.Variable.FREE + Spelling.of(arguments.get(0));
      Place where = unit.place(macro.at());
      puts.add(
          new Unit.Define(macro.at(), name, List.of("_T"), String.join("; ", calls), where, 0));
    }
  }

  /** Whether it stands in the file's own folder, so that it is the driver's. */
  private boolean isBeside(Decl decl) {
    return folder(unit.place(decl.at()).file()).equals(folder(unit.file().path()));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The type of a variable that is visible in the function being read. */
  private @Nullable Type typeOf(String name) {
    Type local = inFunction ? locals.get(name) : null;
    return local != null || !inFunction ? local : globals.get(name);
  }

  private void see(Node node) {
    look(node);
    children.look(node);
  }

  /** Structs and tables may stand anywhere, inside functions too. */
  private void look(Node node) {
    switch (node) {
      case Decl.Variable variable -> {
        made.add(variable);
        locals.putIfAbsent(variable.name(), variable.type());
      }
      case Expr.Name name -> mentions.name(name.id());
      case Expr.Text text -> mentions.text(text.text());
      case Expr.Compound compound -> made.add(compound);
      case Expr.Assign assign when assign.target() instanceof Expr.Member -> made.add(assign);
      case Type.Record struct -> struct(struct);
      case Type.Enumerator constant -> enumerator(constant);
      default -> {}
    }
  }

  /** The tables of a declaration, once all variables of it are known. */
  private void tables() {
    for (Node node : made) {
      switch (node) {
        case Decl.Variable variable -> keep(tableReader.of(variable));
        case Expr.Compound compound -> keep(tableReader.of(compound));
        case Expr.Assign assign -> keep(tableReader.of(assign, this::typeOf));
        default -> {}
      }
    }
  }

  /** Only those with a value made of flags matter: others are as good as their names. */
  private void enumerator(Type.Enumerator constant) {
    Expr value = constant.value();
    if (value != null) {
      boolean[] flags = new boolean[1];
      Children.walk(
          value,
          node ->
              flags[0] |=
                  node instanceof Expr.Name
                      || node instanceof Expr.Call
                      || (node instanceof Expr.Number bit
                          && bit.text().equals(FunctionReader.LOCAL_BIT)));
      if (flags[0]) {
        enumerators.putIfAbsent(constant.name(), value);
      }
    }
  }

  /** {@code __ATTR(x, 0644, x_show, x_store)} in an initializer. */
  private void registration(Node node) {
    if (node instanceof Expr.Call call
        && call.callee() instanceof Expr.Name macro
        && macro.id().contains("ATTR")) {
      registrations.add(
          new Registration(
              macro.id(),
              call.arguments().stream().map(Spelling::of).toList(),
              unit.place(call.at())));
    }
  }

  private void keep(@Nullable Table table) {
    if (table != null) {
      tables.add(table);
    }
  }

  private void struct(Type.Record struct) {
    String tag = struct.tag();
    if (tag != null && struct.fields() != null && !structs.containsKey(tag)) {
      Map<String, Type> members = new LinkedHashMap<>();
      members(struct, members);
      structs.put(tag, Struct.of(tag, unit.place(struct.at()).file(), members));
    }
  }

  private static void members(Type.Record struct, Map<String, Type> members) {
    List<Type.Field> fields = struct.fields();
    if (fields == null) {
      return;
    }
    for (Type.Field field : fields) {
      String name = field.name();
      if (name != null) {
        members.putIfAbsent(name, field.type());
      } else if (field.type() instanceof Type.Record inner) {
        members(inner, members);
      }
    }
  }
}
