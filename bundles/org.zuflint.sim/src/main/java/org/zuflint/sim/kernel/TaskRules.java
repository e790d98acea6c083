package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;

import java.util.List;
import org.zuflint.sim.program.Line;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning.Kind;
import org.zuflint.sim.system.Rule;

/** The rules of one task: each line of its program in turn. */
final class TaskRules {
  private final Emitter emitter;
  private final Inserts inserts;
  private final Removals removals;
  private final Touch touch;
  private final Travel travel;

  TaskRules(Setup setup, Fields fields, Flushing flushing, int task) {
    emitter = new Emitter(setup, fields, flushing, task);
    travel = new Travel(emitter);
    removals = new Removals(emitter, travel);
    inserts = new Inserts(emitter, removals);
    touch = new Touch(emitter);
    for (Line line : emitter.program().lines()) {
      emitter.begin(line);
      add(line.op());
    }
    if (emitter.program().roams()) {
      travel.roam();
    }
    if (emitter.program().loops()) {
      emitter.loop();
    }
  }

  List<Rule> rules() {
    return emitter.rules();
  }

  int places() {
    return emitter.place() + 1;
  }

  private void add(Op op) {
    switch (op) {
      case Op.Insert insert -> inserts.insert(insert);
      case Op.Zap zap -> removals.zap(zap);
      case Op.Move move -> removals.move(move);
      case Op.Protect protect -> removals.protect(protect);
      case Op.Unmap unmap -> removals.unmap();
      case Op.Access access -> touch.access(access.address(), -1);
      case Op.Fault fault -> touch.access(fault.address(), fault.page());
      case Op.Walk walk -> touch.walk();
      case Op.Share share -> touch.share(share.address());
      case Op.SharedAccess access -> touch.shared(access.address());
      case Op.Release release -> release(release.page());
      case Op.AwaitRelease wait -> await(wait.page(), Fields.BACK);
      case Op.AwaitLend wait -> await(wait.page(), Fields.LENT);
      case Op.Migrate migrate -> travel.migrate();
      case Op.Sleep sleep -> travel.sleep();
      case Op.Leave leave -> travel.leave();
      case Op.Resume resume -> travel.resume();
      case Op.Note note -> emitter.everywhere(List.of(), List.of(), Kind.OTHER, "goes on");
    }
  }

  private void release(int page) {
    Effect back = new Effect.Set(emitter.fields().page(page), Fields.BACK);
    String text = "page " + Names.page(page) + " goes back to its owner";
    emitter.everywhere(List.of(), List.of(back), Kind.RELEASE, text);
  }

  /** Who waits need not run: its CPU may be anywhere. */
  private void await(int page, int owner) {
    List<Guard> there = List.of(is(emitter.fields().page(page), owner));
    int place = emitter.place();
    String text = "goes on, page " + Names.page(page);
    text += owner == Fields.BACK ? " having gone back" : " being mapped";
    for (int cpu : emitter.cpus()) {
      emitter.raw(cpu, place, place + 1, there, List.of(), Kind.OTHER, text, null);
    }
    emitter.advance();
  }
}
