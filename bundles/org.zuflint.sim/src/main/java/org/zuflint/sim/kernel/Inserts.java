package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;
import static org.zuflint.sim.system.Guard.isNot;

import java.util.List;
import org.zuflint.sim.kernel.Flushing.Case;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning.Kind;

/** Steps that make PTEs. */
final class Inserts {
  private final Emitter emitter;
  private final Setup setup;
  private final Fields fields;
  private final Flushing flushing;
  private final Removals removals;

  Inserts(Emitter emitter, Removals removals) {
    this.emitter = emitter;
    setup = emitter.setup();
    fields = emitter.fields();
    flushing = emitter.flushing();
    this.removals = removals;
  }

  void insert(Op.Insert insert) {
    Field pte = fields.pte(insert.address());
    String page = "page " + Names.page(insert.page());
    List<Effect> lent = List.of(new Effect.Set(fields.page(insert.page()), Fields.LENT));
    List<Effect> made =
        Flushing.joined(lent, List.of(new Effect.Set(pte, Fields.to(insert.page()))));
    String text = "inserts " + page + emitter.at(insert.address());
    int start = emitter.place();
    int end = start + 1;
    if (setup.local() && setup.patch() == Patch.RELAXED) {
      fresh(insert.address(), start, made, text);
      return;
    }
    for (int cpu : emitter.cpus()) {
      emitter.step(cpu, start, end, List.of(is(pte, 0)), made, Kind.INSERT, text, null);
      if (setup.local() && setup.patch().overwrites()) {
        overwrite(cpu, insert, made, text);
      } else {
        String refused = "inserts " + page + ": -EBUSY, page %s is still mapped";
        emitter.step(cpu, start, end, List.of(isNot(pte, 0)), lent, Kind.REFUSE, refused, pte);
      }
    }
    emitter.advance();
  }

  private void overwrite(int cpu, Op.Insert insert, List<Effect> made, String text) {
    Field pte = fields.pte(insert.address());
    if (setup.profile().breaksBeforeMake()) {
      for (int other = 0; other < setup.cpus().size(); other++) {
        List<Guard> conflict =
            List.of(
                isNot(pte, 0),
                isNot(pte, Fields.to(insert.page())),
                isNot(fields.tlb(other, insert.address()), 0));
        String harm =
            text + " over a live PTE that CPU " + other + " has cached: TLB conflict abort";
        emitter.step(
            cpu, emitter.place(), emitter.place(), conflict, List.of(), Kind.HARM, harm, null);
      }
    }
    for (Case one : flushing.own(cpu, insert.address(), made)) {
      List<Guard> guards = Flushing.joined(List.of(isNot(pte, 0)), one.guards());
      String words = text + " over the live PTE, flushes its own TLB" + one.words();
      emitter.step(
          cpu,
          emitter.place(),
          emitter.place() + 1,
          guards,
          one.effects(),
          Kind.OVERWRITE,
          words,
          null);
    }
  }

  /** Where the PTE is live, it is removed and flushed everywhere before the new one is made. */
  private void fresh(int address, int start, List<Effect> made, String text) {
    Field pte = fields.pte(address);
    int flush = start + 1;
    for (int cpu : emitter.cpus()) {
      List<Effect> gone = List.of(new Effect.Set(pte, 0));
      emitter.step(
          cpu, start, flush, List.of(isNot(pte, 0)), gone, Kind.CLEAR, "removes the PTE", null);
    }
    emitter.advance();
    removals.flush(address, false, false, List.of());
    int last = emitter.place();
    int end = last + 1;
    for (int cpu : emitter.cpus()) {
      emitter.step(cpu, start, end, List.of(is(pte, 0)), made, Kind.INSERT, text, null);
      emitter.step(cpu, last, end, List.of(), made, Kind.INSERT, text, null);
    }
    emitter.advance();
  }
}
