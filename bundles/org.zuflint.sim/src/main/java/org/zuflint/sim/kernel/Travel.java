package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;

import java.util.List;
import org.zuflint.sim.kernel.Flushing.Case;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Meaning.Kind;

/** Steps of tasks between CPUs, and of CPUs between processes. */
final class Travel {
  private final Emitter emitter;
  private final Setup setup;
  private final Fields fields;
  private final Flushing flushing;

  Travel(Emitter emitter) {
    this.emitter = emitter;
    setup = emitter.setup();
    fields = emitter.fields();
    flushing = emitter.flushing();
  }

  void leave() {
    for (int cpu : emitter.cpus()) {
      emitter.step(cpu, List.of(), flushing.left(cpu), Kind.SWITCH, "its CPU runs another process");
    }
    emitter.advance();
  }

  void migrate() {
    for (int cpu : emitter.cpus()) {
      emitter.step(cpu, List.of(), List.of(), Kind.OTHER, "stays on its CPU");
      for (int to : emitter.cpus()) {
        if (to != cpu) {
          emitter.step(cpu, List.of(), arrival(cpu, to), Kind.MIGRATE, "is moved to CPU " + to);
        }
      }
    }
    emitter.advance();
  }

  private List<Effect> arrival(int from, int to) {
    return List.of(
        new Effect.Set(fields.here(emitter.task(), from), 0),
        new Effect.Set(fields.here(emitter.task(), to), 1));
  }

  void roam() {
    for (int at = 0; at < emitter.place(); at++) {
      for (int cpu : emitter.fixed(at) ? List.<Integer>of() : emitter.cpus()) {
        for (int to : emitter.cpus()) {
          if (to != cpu) {
            List<Effect> arrival = arrival(cpu, to);
            String text = "is moved to CPU " + to;
            emitter.step(cpu, at, at, List.of(), arrival, Kind.MIGRATE, text, null);
          }
        }
      }
    }
  }

  void sleep() {
    for (int cpu : emitter.cpus()) {
      if (setup.profile().idle() == Profile.Idle.LEAVES) {
        emitter.step(
            cpu, List.of(), flushing.left(cpu), Kind.SWITCH, "sleeps; its CPU idles in init_mm");
      } else {
        List<Effect> idle = List.of(new Effect.Set(fields.lazy(cpu), 1));
        emitter.step(cpu, List.of(), idle, Kind.SWITCH, "sleeps; its CPU idles with the mm loaded");
      }
    }
    emitter.advance();
  }

  void resume() {
    for (int cpu : emitter.cpus()) {
      resume(cpu, flushing.entered(cpu));
      resume(cpu, flushing.woken(cpu));
      List<Guard> running = List.of(is(fields.on(cpu), 0), is(fields.lazy(cpu), 0));
      emitter.raw(
          cpu,
          emitter.place(),
          emitter.place() + 1,
          running,
          List.of(),
          Kind.OTHER,
          "goes on",
          null);
    }
    emitter.advance();
  }

  private void resume(int cpu, List<Case> cases) {
    for (Case one : cases) {
      Kind kind = one.words().isEmpty() ? Kind.SWITCH : Kind.FULL_FLUSH;
      String text = "runs again" + one.words();
      emitter.raw(
          cpu, emitter.place(), emitter.place() + 1, one.guards(), one.effects(), kind, text, null);
    }
  }
}
