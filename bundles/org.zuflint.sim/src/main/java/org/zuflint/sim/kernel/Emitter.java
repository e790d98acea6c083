package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.sim.program.Line;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning;
import org.zuflint.sim.system.Meaning.Kind;
import org.zuflint.sim.system.Rule;

/** Collects the rules of one task, place by place and for each CPU that it may be on. */
final class Emitter {
  private final Setup setup;
  private final Fields fields;
  private final Flushing flushing;
  private final Names names;
  private final int task;
  private final Task program;
  private final List<Integer> cpus = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  /** Places that the task cannot be moved from: preemption or interrupts are off. */
  private final Set<Integer> fixed = new TreeSet<>();

  private int place;
  private Line line = Line.of(new Op.Note());

  Emitter(Setup setup, Fields fields, Flushing flushing, int task) {
    this.setup = setup;
    this.fields = fields;
    this.flushing = flushing;
    this.task = task;
    names = new Names(setup);
    program = setup.tasks().get(task);
    boolean mobile = program.roams() || program.lines().stream().anyMatch(Emitter::mayMove);
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      if (mobile || cpu == program.cpu()) {
        cpus.add(cpu);
      }
    }
  }

  private static boolean mayMove(Line line) {
    return line.op() instanceof Op.Migrate || (line.op() instanceof Op.Zap zap && zap.preempted());
  }

  Setup setup() {
    return setup;
  }

  Fields fields() {
    return fields;
  }

  Flushing flushing() {
    return flushing;
  }

  Names names() {
    return names;
  }

  int task() {
    return task;
  }

  Task program() {
    return program;
  }

  /** Where the task may be. */
  List<Integer> cpus() {
    return cpus;
  }

  /** The place that the next step starts from. */
  int place() {
    return place;
  }

  void advance() {
    place++;
  }

  /** The line that the next steps belong to. */
  void begin(Line next) {
    line = next;
  }

  /** The task cannot be moved from {@code at}. */
  void fix(int at) {
    fixed.add(at);
  }

  boolean fixed(int at) {
    return fixed.contains(at);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The last place is the first again. */
  void loop() {
    int end = place--;
    rules.replaceAll(rule -> rule.to() == end ? moved(rule, 0) : rule);
  }

  private static Rule moved(Rule rule, int to) {
    return new Rule(rule.task(), rule.from(), to, rule.guards(), rule.effects(), rule.meaning());
  }

  String at(int address) {
    return setup.addresses() > 1 ? " at " + names.address(address) : "";
  }

  /** One step, wherever the task is, to the next place; that is the present one then. */
  void everywhere(List<Guard> guards, List<Effect> effects, Kind kind, String text) {
    for (int cpu : cpus) {
      step(cpu, guards, effects, kind, text);
    }
    place++;
  }

  /** A step from the present place to the next. */
  void step(int cpu, List<Guard> guards, List<Effect> effects, Kind kind, String text) {
    step(cpu, place, place + 1, guards, effects, kind, text, null);
  }

  /** A step of the running task: its CPU has its mm loaded. */
  void step(
      int cpu,
      int from,
      int to,
      List<Guard> guards,
      List<Effect> effects,
      Kind kind,
      String text,
      @Nullable Field shown) {
    List<Guard> running =
        program.kernel() ? List.of() : List.of(is(fields.on(cpu), 0), is(fields.lazy(cpu), 0));
    raw(cpu, from, to, Flushing.joined(running, guards), effects, kind, text, shown);
  }

  /** A step whether or not the task's CPU has its mm loaded. */
  void raw(
      int cpu,
      int from,
      int to,
      List<Guard> guards,
      List<Effect> effects,
      Kind kind,
      String text,
      @Nullable Field shown) {
    List<Guard> here = cpus.size() > 1 ? List.of(is(fields.here(task, cpu), 1)) : List.of();
    boolean told = !line.text().isEmpty() && kind != Kind.HARM && kind != Kind.WAIT;
    String words = told ? line.text() + ": " + text : text;
    Meaning meaning = new Meaning(kind, cpu, words, shown, line.origin());
    rules.add(new Rule(task, from, to, Flushing.joined(here, guards), effects, meaning));
  }
}
