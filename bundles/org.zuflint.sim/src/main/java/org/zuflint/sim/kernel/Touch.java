package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;
import static org.zuflint.sim.system.Guard.isNot;

import java.util.List;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning.Kind;

/** Steps that use a translation: through the TLB, the page table, or a second holder's copy. */
final class Touch {
  private final Emitter task;
  private final Fields fields;

  Touch(Emitter task) {
    this.task = task;
    fields = task.fields();
  }

  /**
   * The task touches {@code address}.
   *
   * @param page what the fault handler inserts where nothing is mapped, -1 when it refuses
   */
  void access(int address, int page) {
    int end = task.place() + 1;
    for (int cpu : task.cpus()) {
      Field tlb = fields.tlb(cpu, address);
      Field pte = fields.pte(address);
      for (int entry = 1; entry < fields.translations(); entry++) {
        through(cpu, address, entry, List.of(is(tlb, entry)), List.of(), "through its TLB");
        through(
            cpu,
            address,
            entry,
            List.of(is(tlb, 0), is(pte, entry)),
            List.of(new Effect.Set(tlb, entry)),
            "through the live PTE");
      }
      List<Guard> nothing = List.of(is(tlb, 0), is(pte, 0));
      if (page < 0) {
        String text = "touches " + task.names().address(address) + " and gets SIGBUS";
        step(cpu, end, nothing, List.of(), Kind.OTHER, text);
      } else {
        List<Effect> made =
            List.of(
                new Effect.Set(fields.page(page), Fields.LENT),
                new Effect.Set(pte, Fields.to(page)),
                new Effect.Set(tlb, Fields.to(page)));
        String text =
            "page fault: the handler maps page " + Names.page(page) + ", the TLB caches it";
        step(cpu, end, nothing, made, Kind.INSERT, text);
      }
    }
    task.advance();
  }

  private void through(
      int cpu, int address, int entry, List<Guard> guards, List<Effect> fill, String way) {
    int page = fields.pageOf(entry);
    String what = task.names().address(address) + " " + way;
    List<Guard> back = Flushing.joined(guards, List.of(is(fields.page(page), Fields.BACK)));
    String harm =
        "uses " + what + " and gets page " + Names.page(page) + ", which went back to its owner";
    step(cpu, task.place(), back, List.of(), Kind.HARM, harm);
    List<Guard> fine = Flushing.joined(guards, List.of(isNot(fields.page(page), Fields.BACK)));
    String use = "uses " + what + ": page " + Names.page(page);
    if (fields.protects() && fields.writable(entry)) {
      List<Guard> late = Flushing.joined(fine, List.of(is(fields.refused(address), 1)));
      step(cpu, task.place(), late, List.of(), Kind.HARM, task.names().written(address));
      fine = Flushing.joined(fine, List.of(is(fields.refused(address), 0)));
    }
    step(cpu, task.place() + 1, fine, fill, Kind.USE, use);
  }

  /** Interrupts off, into the table, out of it, interrupts on. */
  void walk() {
    int start = task.place();
    int inside = start + 1;
    task.fix(inside);
    String who = "get_user_pages_fast()";
    Field table = fields.table();
    Guard linked = is(table, Fields.LINKED);
    Guard cut = isNot(table, Fields.LINKED);
    Guard freed = is(table, Fields.FREED);
    Guard there = isNot(table, Fields.FREED);
    for (int cpu : task.cpus()) {
      Effect off = new Effect.Set(fields.irqOff(cpu), 1);
      Effect on = new Effect.Set(fields.irqOff(cpu), 0);
      walk(cpu, start, inside, linked, off, who + ": interrupts off, finds the page table");
      walk(cpu, start, start + 2, cut, on, who + " finds no page table");
      walk(cpu, inside, start + 2, there, on, "reads the page table, interrupts on");
      String harm = who + " reads the page table that was freed";
      task.step(cpu, inside, inside, List.of(freed), List.of(), Kind.HARM, harm, null);
    }
    task.advance();
    task.advance();
  }

  private void walk(int cpu, int from, int to, Guard guard, Effect effect, String text) {
    task.step(cpu, from, to, List.of(guard), List.of(effect), Kind.OTHER, text, null);
  }

  void share(int address) {
    Effect copied = new Effect.Copy(fields.copy(address), fields.pte(address));
    for (int cpu : task.cpus()) {
      step(cpu, task.place() + 1, List.of(), List.of(copied), Kind.OTHER, "copies the PTE");
    }
    task.advance();
  }

  void shared(int address) {
    Field copy = fields.copy(address);
    for (int cpu : task.cpus()) {
      for (int page = 0; page < task.setup().pages(); page++) {
        Guard has = is(copy, Fields.to(page));
        Field owner = fields.page(page);
        String name = "page " + Names.page(page);
        step(
            cpu,
            task.place(),
            List.of(has, is(owner, Fields.BACK)),
            List.of(),
            Kind.HARM,
            "uses the copied PTE and gets " + name + ", which went back to its owner");
        step(
            cpu,
            task.place() + 1,
            List.of(has, isNot(owner, Fields.BACK)),
            List.of(),
            Kind.USE,
            "uses the copied PTE: " + name);
      }
      step(
          cpu,
          task.place() + 1,
          List.of(is(copy, 0)),
          List.of(),
          Kind.OTHER,
          "finds nothing in its copy");
    }
    task.advance();
  }

  private void step(
      int cpu, int to, List<Guard> guards, List<Effect> effects, Kind kind, String text) {
    task.step(cpu, task.place(), to, guards, effects, kind, text, null);
  }
}
