package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;
import static org.zuflint.sim.system.Guard.isNot;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.kernel.Flushing.Case;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning.Kind;

/** Steps that take PTEs away, or part of their rights, and flush. */
final class Removals {
  private final Emitter emitter;
  private final Setup setup;
  private final Fields fields;
  private final Flushing flushing;
  private final Travel travel;

  Removals(Emitter emitter, Travel travel) {
    this.emitter = emitter;
    setup = emitter.setup();
    fields = emitter.fields();
    flushing = emitter.flushing();
    this.travel = travel;
  }

  void zap(Op.Zap zap) {
    Field pte = fields.pte(zap.address());
    List<Effect> gone = new ArrayList<>(List.of(new Effect.Set(pte, 0)));
    if (setup.notified()) {
      gone.add(new Effect.Set(fields.copy(zap.address()), 0));
    }
    int start = emitter.place();
    emitter.advance();
    if (zap.preempted()) {
      travel.migrate();
    }
    flush(zap.address(), setup.local() && setup.patch().gatherLocal(), false, List.of());
    clear(start, List.of(pte), gone, "removes the PTE" + emitter.at(zap.address()));
  }

  /** From {@code start}: the PTEs go, or the whole operation is over when there are none. */
  private void clear(int start, List<Field> ptes, List<Effect> gone, String text) {
    for (int cpu : emitter.cpus()) {
      for (Field pte : ptes) {
        emitter.step(cpu, start, start + 1, List.of(isNot(pte, 0)), gone, Kind.CLEAR, text, null);
      }
      List<Guard> none = ptes.stream().map(pte -> is(pte, 0)).toList();
      emitter.step(
          cpu, start, emitter.place(), none, List.of(), Kind.OTHER, "finds no PTE to remove", null);
    }
  }

  void move(Op.Move move) {
    Field from = fields.pte(move.from());
    List<Effect> effects =
        List.of(new Effect.Copy(fields.pte(move.to()), from), new Effect.Set(from, 0));
    int start = emitter.place();
    emitter.advance();
    flush(move.from(), setup.local() && setup.patch().rangeLocal(), false, List.of());
    String text =
        "mremap() moves the PTE"
            + emitter.at(move.from())
            + " to "
            + emitter.names().address(move.to());
    clear(start, List.of(from), effects, text);
  }

  void protect(Op.Protect protect) {
    Field pte = fields.pte(protect.address());
    boolean byRange =
        setup.profile() == Profile.V4_17
            || setup.profile() == Profile.V4_17_PCID
            || setup.profile() == Profile.V4_20;
    boolean local =
        setup.local() && (byRange ? setup.patch().rangeLocal() : setup.patch().gatherLocal());
    int start = emitter.place();
    emitter.advance();
    Effect done = new Effect.Set(fields.refused(protect.address()), 1);
    flush(protect.address(), local, false, List.of(done));
    for (int cpu : emitter.cpus()) {
      emitter.step(
          cpu,
          start,
          emitter.place(),
          List.of(is(pte, 0)),
          List.of(),
          Kind.OTHER,
          "finds no PTE",
          null);
      for (int page = 0; page < setup.pages(); page++) {
        List<Effect> weaker = List.of(new Effect.Set(pte, Fields.to(page) + setup.pages()));
        String text = "mprotect() takes write permission from the PTE";
        List<Guard> writable = List.of(is(pte, Fields.to(page)));
        emitter.step(cpu, start, start + 1, writable, weaker, Kind.OTHER, text, null);
      }
    }
  }

  void unmap() {
    List<Effect> gone = new ArrayList<>();
    for (int address = 0; address < setup.addresses(); address++) {
      gone.add(new Effect.Set(fields.pte(address), 0));
      gone.add(new Effect.Set(fields.copy(address), 0));
    }
    gone.add(new Effect.Set(fields.table(), Fields.UNLINKED));
    int start = emitter.place();
    emitter.advance();
    boolean local = setup.local() && setup.patch().gatherLocal();
    flush(flushing.everything(), local, true, List.of());
    List<Guard> settled = new ArrayList<>();
    if (setup.profile().broadcasts()) {
      for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
        settled.add(is(fields.irqOff(cpu), 0));
      }
    }
    Effect freed = new Effect.Set(fields.table(), Fields.FREED);
    emitter.everywhere(settled, List.of(freed), Kind.OTHER, "frees the page table");
    for (int cpu : emitter.cpus()) {
      String text = "munmap() removes the PTEs and cuts their table off";
      emitter.step(cpu, start, start + 1, List.of(), gone, Kind.CLEAR, text, null);
    }
  }

  /**
   * From the present place: the flush, and for all CPUs the wait for their answers.
   *
   * @param range an address, or everything
   * @param done what happens in the last step
   */
  void flush(int range, boolean local, boolean tablesFreed, List<Effect> done) {
    if (!local && setup.profile().broadcasts()) {
      List<Effect> all = Flushing.joined(flushing.broadcast(range), done);
      emitter.everywhere(
          List.of(), all, Kind.FLUSH, "flushes every CPU's TLB with one instruction");
      return;
    }
    for (int cpu : emitter.cpus()) {
      if (local) {
        own(cpu, range, done, "flushes its own TLB only");
      } else if (setup.profile().remoteFirst()) {
        List<Effect> ask = flushing.ask(emitter.task(), -1, range, tablesFreed);
        List<Effect> all = Flushing.joined(flushing.nextGeneration(), ask);
        emitter.step(cpu, List.of(), all, Kind.FLUSH, "asks all CPUs in the mm's mask to flush");
      } else {
        List<Effect> ask = flushing.ask(emitter.task(), cpu, range, tablesFreed);
        own(cpu, range, ask, "flushes its own TLB and asks the other CPUs to");
      }
    }
    emitter.advance();
    if (!local) {
      emitter.fix(emitter.place());
      emitter.everywhere(
          flushing.answered(emitter.task()),
          done,
          Kind.WAIT,
          "all CPUs that were asked have flushed");
    }
  }

  private void own(int cpu, int range, List<Effect> more, String text) {
    for (Case one : flushing.own(cpu, range, List.of())) {
      List<Effect> effects = Flushing.joined(one.effects(), more);
      emitter.step(cpu, one.guards(), effects, Kind.FLUSH, text + one.words());
    }
  }
}
