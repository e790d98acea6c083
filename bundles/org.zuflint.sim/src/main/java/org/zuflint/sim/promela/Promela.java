package org.zuflint.sim.promela;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Pruning;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/**
 * Writes a transition system as a Promela model: a process for each task, whose labels are its
 * places, and one for each CPU. States and transitions are those of the explorer without symmetry.
 */
public final class Promela {
  private final Pruning pruning;
  private final StringBuilder text = new StringBuilder();

  private Promela(TransitionSystem system) {
    pruning = Pruning.of(system);
  }

  public static String of(TransitionSystem system, String title) {
    Promela promela = new Promela(system);
    promela.write(title);
    return promela.text.toString();
  }

  private void write(String title) {
    line("/* " + title + " */");
    line("/* spin -a FILE; gcc -O3 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -E */");
    declare();
    for (int task = 0; task < pruning.system().tasks().size(); task++) {
      task(task);
    }
    Map<Integer, List<Rule>> byCpu = new TreeMap<>();
    for (Rule rule : pruning.rules()) {
      if (rule.task() == Rule.HARDWARE) {
        byCpu.computeIfAbsent(rule.meaning().cpu(), cpu -> new ArrayList<>()).add(rule);
      }
    }
    byCpu.forEach(this::cpu);
  }

  private void declare() {
    Map<String, List<Field>> arrays = new TreeMap<>();
    for (Field field : pruning.system().fields()) {
      if (pruning.changes(field)) {
        arrays.computeIfAbsent(field.array(), name -> new ArrayList<>()).add(field);
      }
    }
    arrays.forEach((name, fields) -> line("byte " + name + array(fields) + ";"));
  }

  /** {@code [3] = {1, 0, 0}}, the initial values only where not all are 0. */
  private static String array(List<Field> fields) {
    int size = fields.stream().mapToInt(Field::index).max().orElse(0) + 1;
    int[] values = new int[size];
    fields.forEach(field -> values[field.index()] = field.initial());
    if (Arrays.stream(values).allMatch(value -> value == 0)) {
      return "[" + size + "]";
    }
    String list = Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return "[" + size + "] = {" + list + "}";
  }

  private void task(int task) {
    TransitionSystem.Task program = pruning.system().tasks().get(task);
    line("");
    line("active proctype task" + task + "() { /* " + program.name() + " */");
    for (int place = 0; place < program.places(); place++) {
      int at = place;
      List<Rule> rules =
          pruning.rules().stream()
              .filter(rule -> rule.task() == task && rule.from() == at)
              .toList();
      if (rules.isEmpty()) {
        line("L" + place + ": false;");
      } else {
        line("L" + place + ": if");
        rules.forEach(rule -> line("  :: " + step(rule) + " goto L" + rule.to()));
        line("  fi;");
      }
    }
    line("}");
  }

  private void cpu(int cpu, List<Rule> rules) {
    line("");
    line("active proctype cpu" + cpu + "() {");
    line("  do");
    rules.forEach(rule -> line("  :: " + step(rule)));
    line("  od");
    line("}");
  }

  private String step(Rule rule) {
    List<String> parts = new ArrayList<>();
    parts.add(condition(rule.guards()));
    rule.effects().forEach(effect -> parts.add(effect(effect)));
    if (rule.harm()) {
      parts.add("assert(false)");
    }
    String comment = rule.meaning().text().replace("%s", "...");
    return "d_step { " + String.join("; ", parts) + " }; /* " + comment + " */";
  }

  private static String condition(List<Guard> guards) {
    if (guards.isEmpty()) {
      return "true";
    }
    return guards.stream()
        .map(guard -> guard.field() + (guard.equal() ? " == " : " != ") + guard.value())
        .collect(Collectors.joining(" && "));
  }

  private String effect(Effect effect) {
    return switch (effect) {
      case Effect.Set set -> set.field() + " = " + set.value();
      case Effect.Copy copy -> copy.to() + " = " + copy.from();
      case Effect.Climb climb -> {
        String field = climb.field().toString();
        int top = climb.field().values() - 1;
        yield field + " = (" + field + " < " + top + " -> " + field + " + 1 : " + top + ")";
      }
      case Effect.SetWhen set ->
          set.field()
              + " = ("
              + condition(set.when())
              + " -> "
              + set.value()
              + " : "
              + set.field()
              + ")";
    };
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
