package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.parse.MacroText;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.parse.lex.WordSet;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * All files of a run together. Facts of every file stay in memory; trees come back from the source
 * when they are asked for. Files are numbered in the order given; every answer depends on that
 * order only.
 */
public final class Program {
  /** A macro at file level may use another one, and so on for so many levels. */
  private static final int MACRO_DEPTH = 4;

  private final List<Source> sources;
  private final List<FileFacts> files;
  private final List<FunctionFacts> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  /** By file: the functions that only this file sees; only asked by key. */
  private final Nearest.Statics statics = new Nearest.Statics();

  private final Nearest<FunctionFacts> globals;
  private final Nearest<Struct> structs;
  private final Nearest<Type> typedefs;
  private final Nearest<Type> variables;
  private final Nearest<Type> results;
  private final Nearest<Unit.Define> defines;
  private final Nearest<Expr> enumerators;
  private final Nearest.Folders folders;

  /** By file, the number of its first function; one more at the end. */
  private final int[] first;

  private final Readings.Units units;
  private final Nearest<Table> byName;

  private final Map<Place, List<Unit.Expansion>> expansions = new TreeMap<>();
  private final Set<String> flagged = new TreeSet<>();

  /** What included files have brought so far; only asked whether something is in it. */
  private final Set<List<Object>> seen = new HashSet<>();

  /** Tables by the members they set; only asked by key. */
  private final Map<String, List<Table>> byMember = new HashMap<>();

  /**
   * {@code crew} links; {@code files} belong to {@code sources} by number; a file that could not be
   * read has no facts in it.
   */
  Program(Crew crew, List<? extends Source> sources, List<FileFacts> files, Readings readings) {
    this.sources = List.copyOf(sources);
    this.folders = new Nearest.Folders(this.sources);
    this.first = new int[this.sources.size() + 1];
    this.globals = new Nearest<>(folders);
    this.structs = new Nearest<>(folders);
    this.typedefs = new Nearest<>(folders);
    this.variables = new Nearest<>(folders);
    this.results = new Nearest<>(folders);
    this.defines = new Nearest<>(folders);
    this.byName = new Nearest<>(folders);
    this.enumerators = new Nearest<>(folders);
    this.units = new Readings.Units(readings);
    for (FileFacts facts : files) {
      facts.defines().forEach(define -> defines.add(define.name(), facts.file(), define));
    }
    this.files = crew.all(files.size(), file -> declaredByMacros(files.get(file)));
    this.files.forEach(this::link);
    this.files.forEach(facts -> facts.tables().forEach(this::link));
    statics.join(this.files, this::path);
    this.files.stream()
        .filter(FileFacts::mentionsFlag)
        .forEach(facts -> flagged.add(folder(facts.file())));
  }

  /** After all structs are known: positional members get their names. */
  private void link(Table positional) {
    boolean included = !positional.where().file().equals(path(positional.file()));
    List<Object> shape = List.of(positional.name(), positional.where(), positional.entries());
    if (included && !seen.add(shape)) {
      return;
    }
    Table table = positional.named(structs.of(positional.struct(), positional.file()));
    tables.add(table);
    byName.add(table.name(), table.file(), table);
    table.entries().stream()
        .map(Table.Entry::last)
        .distinct()
        .forEach(member -> byMember.computeIfAbsent(member, fresh -> new ArrayList<>()).add(table));
  }

  private void link(FileFacts facts) {
    int file = facts.file();
    for (FunctionFacts function : facts.functions()) {
      boolean included = !function.where().file().equals(path(file));
      if (included && !seen.add(function.shape())) {
        continue;
      }
      functions.add(function);
      boolean own = function.isStatic() && !included && !path(file).endsWith(".h");
      if (own) {
        statics.add(function);
      } else {
        globals.add(function.name(), file, function);
      }
    }
    first[file + 1] = functions.size();
    expansions.putAll(facts.expansions());
    addAll(structs, facts.structs(), file);
    addAll(typedefs, facts.typedefs(), file);
    addAll(variables, facts.globals(), file);
    addAll(results, facts.results(), file);
    addAll(enumerators, facts.enumerators(), file);
  }

  /**
   * With what macros at file level declare: {@code WINDOW_OPS(lane);} is read as the tables that
   * its body makes, at the place where it stands. Functions that a body defines are not read.
   */
  private FileFacts declaredByMacros(FileFacts facts) {
    FileFacts all = facts;
    for (Registration use : facts.registrations()) {
      for (FileFacts made : declared(use, facts.file(), MACRO_DEPTH)) {
        all = all.with(made.tables().stream().map(t -> t.at(use.where())).toList(), made.globals());
      }
    }
    return all;
  }

  private List<FileFacts> declared(Registration use, int file, int depth) {
    List<FileFacts> all = new ArrayList<>();
    for (Unit.Define define : depth == 0 ? List.<Unit.Define>of() : defines(use.macro(), file)) {
      String text = MacroText.of(define, use.names());
      if (text != null && (text.contains("(") || text.contains("="))) {
        FileFacts made = FileReader.read(Parser.parse(SourceFile.of(path(file), text + ";")), file);
        all.add(made);
        made.registrations().forEach(inner -> all.addAll(declared(inner, file, depth - 1)));
      }
    }
    return all;
  }

  private static <T> void addAll(Nearest<T> nearest, Map<String, T> things, int file) {
    things.forEach((name, thing) -> nearest.add(name, file, thing));
  }

  public String path(int file) {
    return sources.get(file).path();
  }

  /** The folder of a file: what counts as one driver. */
  public String folder(int file) {
    return folders.of(file);
  }

  /** The files of these folders, in their order. */
  public List<Integer> files(Predicate<String> folder) {
    return folders.files(folder);
  }

  public List<FunctionFacts> functions() {
    return functions;
  }

  /** The functions of these folders, in the order of the files. */
  public List<FunctionFacts> functions(Predicate<String> folder) {
    List<FunctionFacts> found = new ArrayList<>();
    for (int file : files(folder)) {
      found.addAll(functions.subList(first[file], first[file + 1]));
    }
    return found;
  }

  public List<Table> tables() {
    return tables;
  }

  /** Tables that set a member of this name. */
  public List<Table> tables(String member) {
    return byMember.getOrDefault(member, List.of());
  }

  /** Tables of this name, nearest first; more than one when {@code #if} arms define it twice. */
  public List<Table> tables(String name, int file) {
    return byName.all(name, file);
  }

  public List<Registration> registrations(int file) {
    return files.get(file).registrations();
  }

  /** What comments vouch for, in the order of the files. */
  public List<Assumption> assumptions() {
    return files.stream().flatMap(facts -> facts.assumptions().stream()).toList();
  }

  /** The headers a file includes; of kernel code only the first that tells that it is. */
  public List<String> includes(int file) {
    return files.get(file).includes();
  }

  /** The macros behind a place, the outermost first; empty when none made what stands there. */
  public List<Unit.Expansion> expansions(Place where) {
    return expansions.getOrDefault(where, List.of());
  }

  /** What could not be parsed, in the order of the files. */
  public List<Unit.SyntaxError> syntaxErrors() {
    return files.stream().flatMap(facts -> facts.errors().stream()).toList();
  }

  /**
   * Whether a function is declared in this folder, so that it is the driver's own, and defined
   * nowhere.
   */
  public boolean isMissing(String name, int file) {
    return results.isBeside(name, file)
        && functions(name, file).isEmpty()
        && defines(name, file).isEmpty();
  }

  /** What could not be parsed in a folder. */
  public List<Unit.SyntaxError> syntaxErrors(String folder) {
    return files(folder::equals).stream()
        .flatMap(file -> files.get(file).errors().stream())
        .toList();
  }

  public long bytes() {
    return files.stream().mapToLong(FileFacts::bytes).sum();
  }

  public long lines() {
    return files.stream().mapToLong(FileFacts::lines).sum();
  }

  public int fileCount() {
    return files.size();
  }

  /**
   * What {@code name} may mean when called in {@code file}; several when {@code #if} arms define it
   * more than once.
   */
  public List<FunctionFacts> functions(String name, int file) {
    List<FunctionFacts> own = statics.of(name, file);
    return own.isEmpty() ? globals.all(name, file) : own;
  }

  public @Nullable Struct struct(String tag, int file) {
    return structs.of(tag, file);
  }

  public @Nullable Type typedef(String name, int file) {
    return typedefs.of(name, file);
  }

  public @Nullable Type variable(String name, int file) {
    return variables.of(name, file);
  }

  public @Nullable Type result(String function, int file) {
    return results.of(function, file);
  }

  /** The folders whose code or macros mention VM_LOCAL_CPU. */
  public Set<String> flagged() {
    return flagged;
  }

  /** Every definition of a macro that is nearest: one for each {@code #if} arm. */
  public List<Unit.Define> defines(String name, int file) {
    return defines.all(name, file);
  }

  /** False only when the file's code has no such constant or text. */
  public boolean mayMention(int file, String text) {
    return files.get(file).mentions().may(text);
  }

  /** Told of a constant: its name, the text of a macro's body, and the file that defines it. */
  public interface Constants {
    void add(String name, String body, int file);
  }

  /** Every macro without parameters, and every enumerator, which has no body. */
  public void constants(Constants visit) {
    for (FileFacts facts : files) {
      for (Unit.Define define : facts.defines()) {
        if (define.parameters() == null) {
          visit.add(define.name(), define.body(), facts.file());
        }
      }
      facts.enumerators().keySet().forEach(name -> visit.add(name, "", facts.file()));
    }
  }

  /** Told of what is declared; {@code struct} is the tag, empty for a variable. */
  public interface Declared {
    void add(String struct, String name, Type type, int file);
  }

  /** Every member of a struct, and every variable of a file. */
  public void declared(Declared visit) {
    for (FileFacts facts : files) {
      for (Struct struct : facts.structs().values()) {
        struct.members().forEach((name, type) -> visit.add(struct.tag(), name, type, facts.file()));
      }
      facts.globals().forEach((name, type) -> visit.add("", name, type, facts.file()));
    }
  }

  /** The macros that a file defines. */
  public List<Unit.Define> defines(int file) {
    return files.get(file).defines();
  }

  /** Those of the words that some macro's body mentions; only to be asked whether one is in it. */
  public Set<String> inMacros(Collection<String> words) {
    WordSet wanted = new WordSet(words);
    Set<String> found = new HashSet<>();
    for (FileFacts facts : files) {
      for (Unit.Define define : facts.defines()) {
        wanted.each(define.body(), found::add);
      }
    }
    return found;
  }

  /** Whether a macro of these folders may write a member of this name. */
  public boolean macroAssigns(String member, Predicate<String> folder) {
    String word = "\\b" + member + "\\b";
    Pattern writes =
        Pattern.compile(word + "\\s*\\)*\\s*([-+|&^]?=[^=]|\\+\\+|--)|(&|\\+\\+|--)[^&=;]*" + word);
    return files(folder).stream()
        .flatMap(file -> files.get(file).defines().stream())
        .anyMatch(define -> writes.matcher(define.body()).find());
  }

  /** The value of an enumerator as written; null when no enumerator of that name has one. */
  public @Nullable Expr enumerator(String name, int file) {
    return enumerators.of(name, file);
  }

  /** The parsed file, for those who look at all of it. */
  public Unit unit(int file) {
    return units.whole(file, sources.get(file));
  }

  /** What stands in the file outside of functions. */
  public List<Decl> outside(int file) {
    return units.outside(file, sources.get(file));
  }

  /** The parsed file, for those who look at this function only: at its tree and its places. */
  public Unit unit(FunctionFacts function) {
    return units.of(function, sources.get(function.file()));
  }

  public Decl.Function tree(FunctionFacts function) {
    return (Decl.Function) unit(function).declarations().get(function.declaration());
  }

  /** The body of a macro as an expression, null when it is none. */
  public @Nullable Expr body(Unit.Define define) {
    return units.body(define);
  }
}
