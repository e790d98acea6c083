package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;
import static org.zuflint.sim.system.Guard.isNot;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.kernel.Flushing.Case;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning;
import org.zuflint.sim.system.Meaning.Kind;
import org.zuflint.sim.system.Rule;

/** What CPUs do by themselves: load entries, answer interrupts, run other processes, idle. */
final class Hardware {
  private final Setup setup;
  private final Fields fields;
  private final Flushing flushing;
  private final Names names;
  private final List<Rule> rules = new ArrayList<>();

  Hardware(Setup setup, Fields fields, Flushing flushing) {
    this.setup = setup;
    this.fields = fields;
    this.flushing = flushing;
    names = new Names(setup);
  }

  List<Rule> rules() {
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      interrupts(cpu);
      Cpu role = setup.cpus().get(cpu);
      for (int address = 0; address < setup.addresses(); address++) {
        if (role.probes() || role.speculates()) {
          fill(cpu, address, role);
        }
        if (role.probes()) {
          probe(cpu, address);
        }
      }
      if (role.speculates()) {
        tableWalk(cpu);
      }
      if (role.switches()) {
        List<Guard> running = List.of(is(fields.on(cpu), 0), is(fields.lazy(cpu), 0));
        add(cpu, running, flushing.left(cpu), Kind.SWITCH, "runs another process");
        cases(cpu, flushing.entered(cpu), "runs the server again");
      }
      if (role.idles()) {
        idle(cpu);
      }
    }
    return rules;
  }

  private void interrupts(int cpu) {
    for (int task = 0; task < setup.tasks().size(); task++) {
      for (int range = 0; range < fields.spent(); range++) {
        for (Case one : flushing.interrupt(task, cpu, range)) {
          Kind kind = one.words().endsWith("whole TLB") ? Kind.FULL_FLUSH : Kind.IPI;
          add(cpu, one.guards(), one.effects(), kind, "shootdown interrupt: " + one.words());
        }
      }
    }
  }

  private void fill(int cpu, int address, Cpu role) {
    List<Guard> guards = new ArrayList<>();
    Field tlb = fields.tlb(cpu, address);
    guards.add(is(fields.on(cpu), 0));
    if (!role.speculates()) {
      guards.add(is(fields.lazy(cpu), 0));
    }
    guards.add(is(tlb, 0));
    guards.add(isNot(fields.pte(address), 0));
    String why = role.probes() ? "a thread touches " : "loads speculatively ";
    String text = why + names.address(address) + "; TLB caches page %s";
    add(
        new Rule(
            Rule.HARDWARE,
            0,
            0,
            guards,
            List.of(new Effect.Copy(tlb, fields.pte(address))),
            new Meaning(Kind.FILL, cpu, text, tlb, "")));
  }

  private void probe(int cpu, int address) {
    Field tlb = fields.tlb(cpu, address);
    List<Guard> running = List.of(is(fields.on(cpu), 0), is(fields.lazy(cpu), 0));
    for (int entry = 1; entry < fields.translations(); entry++) {
      Field page = fields.page(fields.pageOf(entry));
      List<Guard> stale = List.of(is(tlb, entry), is(page, Fields.BACK));
      add(
          new Rule(
              Rule.HARDWARE,
              0,
              0,
              Flushing.joined(running, stale),
              List.of(),
              new Meaning(
                  Kind.HARM,
                  cpu,
                  "a thread uses " + names.harm(address, fields.pageOf(entry)),
                  tlb,
                  "")));
      if (fields.protects() && fields.writable(entry)) {
        List<Guard> late = List.of(is(tlb, entry), is(fields.refused(address), 1));
        add(
            new Rule(
                Rule.HARDWARE,
                0,
                0,
                Flushing.joined(running, late),
                List.of(),
                new Meaning(Kind.HARM, cpu, names.written(address), tlb, "")));
      }
    }
  }

  /** Paging-structure caches: the CPU remembers the table, and may walk it unasked. */
  private void tableWalk(int cpu) {
    List<Guard> linked =
        List.of(is(fields.on(cpu), 0), is(fields.table(), Fields.LINKED), is(fields.walk(cpu), 0));
    if (setup.tasks().stream().noneMatch(Hardware::unmaps)) {
      return;
    }
    add(
        cpu,
        linked,
        List.of(new Effect.Set(fields.walk(cpu), 1)),
        Kind.FILL,
        "caches the way to the page table");
    List<Guard> freed = List.of(is(fields.walk(cpu), 1), is(fields.table(), Fields.FREED));
    add(cpu, freed, List.of(), Kind.HARM, "walks the page table that was freed");
  }

  private static boolean unmaps(Task task) {
    return task.lines().stream().anyMatch(line -> line.op() instanceof Op.Unmap);
  }

  private void idle(int cpu) {
    List<Guard> running = List.of(is(fields.on(cpu), 0), is(fields.lazy(cpu), 0));
    if (setup.profile().idle() == Profile.Idle.LEAVES) {
      add(cpu, running, flushing.left(cpu), Kind.SWITCH, "idles in init_mm");
    } else {
      Effect lazy = new Effect.Set(fields.lazy(cpu), 1);
      add(cpu, running, List.of(lazy), Kind.SWITCH, "idles with the mm loaded");
      cases(cpu, flushing.woken(cpu), "idle ends");
    }
    if (!setup.cpus().get(cpu).switches()) {
      cases(cpu, flushing.entered(cpu), "runs the server again");
    }
  }

  private void cases(int cpu, List<Case> cases, String text) {
    for (Case one : cases) {
      Kind kind = one.words().isEmpty() ? Kind.SWITCH : Kind.FULL_FLUSH;
      add(cpu, one.guards(), one.effects(), kind, text + one.words());
    }
  }

  private void add(int cpu, List<Guard> guards, List<Effect> effects, Kind kind, String text) {
    add(new Rule(Rule.HARDWARE, 0, 0, guards, effects, new Meaning(kind, cpu, text, null, "")));
  }

  private void add(Rule rule) {
    rules.add(rule);
  }
}
