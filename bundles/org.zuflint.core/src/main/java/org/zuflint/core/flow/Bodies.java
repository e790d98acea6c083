package org.zuflint.core.flow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** Lowered functions and constant variables, shared by all walks of a run. */
public final class Bodies {
  private final Program program;
  private final Map<FunctionFacts, Body> bodies = new ConcurrentHashMap<>();
  private final Map<String, Optional<Decl.Variable>> constants = new ConcurrentHashMap<>();

  public Bodies(Program program) {
    this.program = program;
  }

  Body of(FunctionFacts function) {
    return bodies.computeIfAbsent(function, missing -> {
      Decl.Function tree = program.tree(missing);
      Unit unit = program.unit(missing.file());
      return new Body(tree, unit, Lowering.of(unit, tree.body()), Frame.types(tree));
    });
  }

  /** A constant variable of the file, with its initializer. */
  Decl.@Nullable Variable constant(String name, int file) {
    return constants.computeIfAbsent(file + ":" + name, missing -> find(name, file)).orElse(null);
  }

  private Optional<Decl.Variable> find(String name, int file) {
    for (Decl declaration : program.unit(file).declarations()) {
      if (declaration instanceof Decl.Variable variable && variable.name().equals(name) && variable.value() != null) {
        return variable.specifiers().contains("const") ? Optional.of(variable) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
