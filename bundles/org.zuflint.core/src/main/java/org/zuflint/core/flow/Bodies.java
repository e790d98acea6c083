package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.body.Graphs;
import org.zuflint.core.crew.Recent;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.PerCpu;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.program.Typing;
import org.zuflint.core.reach.OwnTables;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/**
 * Lowered functions of the files used last, constant variables, and targets of calls; shared by all
 * walks of a run.
 */
public final class Bodies {
  /** A function ready to be walked. */
  record Body(
      Decl.Function tree, Unit unit, Graph graph, Map<String, Type> types, boolean guarded) {}

  /** Functions of one file, which keep its tree. */
  private record Lowered(Map<FunctionFacts, Body> bodies, long bytes) {}

  /** Bytes of the source text of whose functions some are kept. */
  private static final long TEXT = 48L << 20;

  private final Program program;
  private final Recent<Integer, Lowered> files = new Recent<>(TEXT, Lowered::bytes);
  private final Map<String, Optional<Decl.Variable>> constants = new ConcurrentHashMap<>();
  private final Map<String, List<FunctionFacts>> members = new ConcurrentHashMap<>();
  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

  /** By folder, what its functions call. */
  private final Map<String, Set<String>> calledIn = new ConcurrentHashMap<>();

  private final Map<FunctionFacts, List<@Nullable String>> parameters = new ConcurrentHashMap<>();
  private final Graphs graphs;
  private final Typing typing;
  private final OwnTables ownTables;

  public Bodies(Program program) {
    this.program = program;
    this.graphs = new Graphs(program);
    this.typing = new Typing(program);
    this.ownTables = new OwnTables(program);
  }

  Body of(FunctionFacts function) {
    Lowered file = files.get(function.file());
    if (file == null) {
      long bytes = program.unit(function).file().bytes().length;
      file = files.put(function.file(), new Lowered(new ConcurrentHashMap<>(), bytes));
    }
    return file.bodies().computeIfAbsent(function, this::lowered);
  }

  private Body lowered(FunctionFacts function) {
    Graphs.Lowered body = graphs.of(function);
    return new Body(
        body.tree(), body.unit(), body.graph(), Frame.types(body.tree()), body.guarded());
  }

  /** Whether it is given a vma, whatever its type is called. */
  public boolean takesVma(FunctionFacts function) {
    return function.vmaParameter() >= 0 || parameters(function).stream().anyMatch(Interest::isVma);
  }

  /** The structs that its parameters are or point to, null for what is none. */
  public List<@Nullable String> parameters(FunctionFacts function) {
    return parameters.computeIfAbsent(
        function,
        fresh -> {
          List<@Nullable String> tags = new ArrayList<>();
          for (Type.Parameter parameter : program.tree(fresh).type().parameters()) {
            tags.add(typing.tag(parameter.type(), fresh.file()));
          }
          return tags;
        });
  }

  /** What calls through a member may come to, looked for once. */
  List<FunctionFacts> members(String key, Supplier<List<FunctionFacts>> find) {
    return members.computeIfAbsent(key, fresh -> find.get());
  }

  /** Whether calls through a member may come to others, too; looked for once. */
  boolean answer(String key, BooleanSupplier find) {
    return answers.computeIfAbsent(key, fresh -> find.getAsBoolean());
  }

  /** Whether the driver in this folder calls a function that mentions the table. */
  boolean asksFor(String driver, Table table) {
    return answer(
        driver + " asks for " + table.where(),
        () -> {
          Set<String> called = calledIn.computeIfAbsent(driver, this::called);
          return program.functions(program.folder(table.file())::equals).stream()
                  .filter(function -> function.file() == table.file())
                  .anyMatch(function ->
                      called.contains(function.name()) && function.names().may(table.name()))
              || names(driver, table);
        });
  }

  /** {@code queue->mem_ops = &vb2_dma_contig_memops}. */
  private boolean names(String driver, Table table) {
    return program.functions(driver::equals).stream()
        .filter(function -> function.names().may(table.name()))
        .anyMatch(function ->
            Children.any(
                program.tree(function).body(),
                node -> node instanceof Expr.Name name && name.id().equals(table.name())));
  }

  /** Whether the driver looks into an array at the number of a CPU; each CPU has its own, too. */
  public boolean areByCpu(String array, int file) {
    String folder = program.folder(file);
    return answer(
        folder + " by CPU: " + array,
        () ->
            program.functions(folder::equals).stream()
                .filter(function -> function.names().may(array))
                .anyMatch(function ->
                    Children.any(
                        program.tree(function).body(),
                        node ->
                            node instanceof Expr.Index index
                                ? Watched.last(index.base()).equals(array) && isOfCpu(index.index())
                                : node instanceof Expr.Call call && looksFor(array, call))));
  }

  /** {@code this_cpu_read(array)}, and {@code xa_load(&array, cpu)}. */
  private static boolean looksFor(String array, Expr.Call call) {
    if (PerCpu.of(call) instanceof PerCpu variable) {
      return variable.name().equals(array);
    }
    return PerCpu.found(call) instanceof PerCpu table
        && table.name().equals(array)
        && table.cpu() instanceof Expr number
        && isOfCpu(number);
  }

  private static boolean isOfCpu(Expr number) {
    return Spelling.of(number).matches(".*(cpu|processor).*");
  }

  private Set<String> called(String folder) {
    Set<String> called = new HashSet<>();
    for (FunctionFacts function : program.functions(folder::equals)) {
      called.addAll(function.callees());
    }
    return called;
  }

  /** The table that the driver of an entry gives to all its objects; null for other members. */
  @Nullable Value ownTable(
      FunctionFacts entry, Lvalue lvalue, @Nullable Type type, @Nullable String struct) {
    String object = lvalue.struct();
    Table own =
        type instanceof Type.Pointer && object != null && struct != null
            ? ownTables.of(program.folder(entry.file()), object, lvalue.field(), struct)
            : null;
    return own == null
        ? null
        : new Value.Symbolic(VmaKey.inFile(own.name(), own.file()), struct, Value.Foreign.NO);
  }

  /** A constant variable of the file, with its initializer. */
  public Decl.@Nullable Variable constant(String name, int file) {
    return constants.computeIfAbsent(file + ":" + name, missing -> find(name, file)).orElse(null);
  }

  private Optional<Decl.Variable> find(String name, int file) {
    for (Decl declaration : program.outside(file)) {
      if (declaration instanceof Decl.Variable variable
          && variable.name().equals(name)
          && variable.value() != null) {
        return isConstant(variable, file) ? Optional.of(variable) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** {@code const} of an array of pointers speaks of what they point to. */
  private boolean isConstant(Decl.Variable variable, int file) {
    Type element = variable.type();
    while (element instanceof Type.Array array) {
      element = array.of();
    }
    boolean pointers = element instanceof Type.Pointer && variable.type() instanceof Type.Array;
    return variable.specifiers().contains("const")
        && (!pointers
            || (variable.specifiers().contains("static") && !isWritten(variable.name(), file)));
  }

  private boolean isWritten(String name, int file) {
    boolean[] written = new boolean[1];
    for (Decl declaration : program.unit(file).declarations()) {
      Children.walk(
          declaration,
          node ->
              written[0] |=
                  node instanceof Expr.Assign assign
                      && assign.target() instanceof Expr.Index index
                      && index.base() instanceof Expr.Name base
                      && base.id().equals(name));
    }
    return written[0];
  }
}
