package org.zuflint.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.program.Program;
import org.zuflint.core.rule.Definition;

/** The text of the run, as rules ask for it. */
final class Code {
  private final Program program;
  private final Map<String, Integer> files = new TreeMap<>();

  Code(Program program) {
    this.program = program;
    for (int file = 0; file < program.fileCount(); file++) {
      files.put(program.path(file), file);
    }
  }

  Optional<Unit> unit(String file) {
    return Optional.ofNullable(files.get(file)).map(program::unit);
  }

  List<Definition> functions(String name, String file) {
    Integer number = files.get(file);
    List<Definition> found = new ArrayList<>();
    if (number != null) {
      program
          .functions(name, number)
          .forEach(facts -> found.add(new Definition(program.unit(facts), program.tree(facts))));
    }
    return found;
  }

  Graph graph(Definition function) {
    return Lowering.of(function.unit(), function.function().body());
  }
}
