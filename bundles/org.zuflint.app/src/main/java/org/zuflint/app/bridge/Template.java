package org.zuflint.app.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Handler;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Line;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;

/** What the rules' findings look like as tasks: who inserts, who caches, who zaps, who reads. */
final class Template {
  private static final int A = 0;
  private static final int B = 1;
  private static final String SERVER = "server thread";
  private static final String OTHER = "other thread";
  private static final Line TOUCH = Line.of(new Op.Access(0));
  private static final Line LENT = Line.of(new Op.AwaitLend(A));
  private static final Line BACK = Line.of(new Op.Release(A));
  private static final Line RETURNED = Line.of(new Op.AwaitRelease(A));

  private static final Map<String, Function<Facts, List<Task>>> RULES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("local-vma-faulted", Template::faulted),
              Map.entry("local-vma-without-fault-guard", Template::faulted),
              Map.entry("unpinned-access", Template::unpinned),
              Map.entry("cross-cpu-access", Template::crossCpu),
              Map.entry("migration-window", Template::migrated),
              Map.entry("deferred-access", Template::deferred),
              Map.entry("page-released-while-mapped", Template::leftMapped),
              Map.entry("missing-zap-on-path", Template::leftMapped),
              Map.entry("flag-set-late", Template::flagLate),
              Map.entry("flag-outside-provider", Template::flagLate),
              Map.entry("flag-cleared-live", Template::flagCleared),
              Map.entry("overwrite-needs-flag", Template::flagCleared),
              Map.entry("missing-vm-dontcopy", Template::forked),
              Map.entry("server-fork-with-mapping", Template::forked),
              Map.entry("server-thread-unpinned", Template::migrated),
              Map.entry("server-affinity-too-wide", Template::migrated),
              Map.entry("server-affinity-set-late", Template::migrated),
              Map.entry("server-mapping-shared", Template::crossTouch)));

  private Template() {}

  /** Whether findings of the rule can be shown. */
  static boolean knows(String ruleId) {
    return RULES.containsKey(ruleId);
  }

  /** The rules whose findings can be shown, sorted. */
  static List<String> rules() {
    return List.copyOf(RULES.keySet());
  }

  /** The setup of a finding, empty when its rule has no template. */
  static Optional<Setup> setup(Facts facts, Profile profile, Patch patch) {
    String rule = facts.finding().ruleId();
    boolean flagOff = rule.equals("flag-cleared-live") || rule.equals("overwrite-needs-flag");
    List<Cpu> cpus = List.of(Cpu.QUIET, Cpu.QUIET);
    return Optional.ofNullable(RULES.get(rule))
        .map(template -> template.apply(facts))
        .map(tasks -> new Setup(profile, patch, !flagOff, false, cpus, 1, 2, tasks));
  }

  private static List<Task> faulted(Facts facts) {
    Optional<Handler> handler =
        facts.vma().stream()
            .flatMap(vma -> vma.handlers().stream())
            .filter(one -> one.where().equals(facts.finding().where()))
            .findFirst();
    String name = handler.map(one -> one.function() + "() ").orElse("") + facts.here();
    Task touches = user(OTHER, 1, new Line(new Op.Fault(0, A), "", name), RETURNED, TOUCH);
    return List.of(touches, user(SERVER, 0, LENT, zap(facts), BACK));
  }

  private static List<Task> unpinned(Facts facts) {
    boolean zaps = facts.accused().filter(one -> one.kind() == Access.Kind.ZAP).isPresent();
    boolean deferred = facts.accused().filter(one -> one.context().deferred()).isPresent();
    return zaps && deferred ? elsewhere(facts, true) : migrated(facts);
  }

  private static List<Task> crossCpu(Facts facts) {
    boolean zaps = facts.accused().filter(one -> one.kind() == Access.Kind.ZAP).isPresent();
    boolean deferred = facts.accused().filter(one -> one.context().deferred()).isPresent();
    return zaps ? elsewhere(facts, deferred) : shared(facts);
  }

  /** Somebody on another CPU zaps: the owner's CPU keeps its entry. */
  private static List<Task> elsewhere(Facts facts, boolean kernel) {
    Task owner = user(SERVER, 0, insert(facts), TOUCH, RETURNED, TOUCH);
    List<Line> lines = List.of(LENT, zap(facts), BACK);
    Task culprit = new Task(facts.culprit(), 1, kernel, false, false, lines);
    return List.of(owner, culprit);
  }

  private static List<Task> shared(Facts facts) {
    Task first = user(SERVER, 0, insert(facts), TOUCH, zap(facts), BACK, TOUCH);
    Line insert = new Line(new Op.Insert(0, B), "", facts.here());
    Line back = Line.of(new Op.Release(B));
    return List.of(first, user(facts.culprit(), 1, insert, TOUCH, zap(facts), back, TOUCH));
  }

  private static List<Task> migrated(Facts facts) {
    Line moves = new Line(new Op.Migrate(), "nothing pins it", facts.here());
    Task server = user(SERVER, 0, insert(facts), TOUCH, moves, zap(facts), BACK);
    return List.of(server, user(OTHER, 0, RETURNED, TOUCH));
  }

  /**
   * A deferred zap runs on another CPU than the owner's; of a deferred access that is not known to
   * be a zap, the page goes back first.
   */
  private static List<Task> deferred(Facts facts) {
    if (facts.accused().filter(one -> one.kind() == Access.Kind.ZAP).isPresent()) {
      return elsewhere(facts, true);
    }
    Task server = user(SERVER, 0, insert(facts), TOUCH, BACK, TOUCH);
    List<Line> lines = List.of(RETURNED, zap(facts));
    return List.of(server, new Task(facts.culprit(), 1, true, false, false, lines));
  }

  private static List<Task> leftMapped(Facts facts) {
    Line back = new Line(new Op.Release(A), "without a zap", facts.here());
    return List.of(user(SERVER, 0, insert(facts), TOUCH, back, TOUCH));
  }

  private static List<Task> flagLate(Facts facts) {
    Line flag = new Line(new Op.Note(), "the flag changes only now", facts.here());
    Task server = user(SERVER, 0, insert(facts), TOUCH, flag, zap(facts), BACK);
    return List.of(server, user(OTHER, 1, LENT, TOUCH, RETURNED, TOUCH));
  }

  private static List<Task> flagCleared(Facts facts) {
    Line flag = new Line(new Op.Note(), "without the flag from here on", facts.here());
    Line next = new Line(new Op.Insert(0, B), "", facts.origin(Access.Kind.INSERT));
    return List.of(user(SERVER, 0, insert(facts), TOUCH, flag, BACK, next, TOUCH));
  }

  private static List<Task> forked(Facts facts) {
    Line fork = new Line(new Op.Share(0), "fork() without VM_DONTCOPY", facts.here());
    Task parent = user(SERVER, 0, insert(facts), fork, zap(facts), BACK);
    return List.of(parent, user("child", 1, RETURNED, Line.of(new Op.SharedAccess(0))));
  }

  private static List<Task> crossTouch(Facts facts) {
    Task server = user(SERVER, 0, insert(facts), TOUCH, zap(facts), BACK);
    Line touch = new Line(new Op.Access(0), "", facts.here());
    return List.of(server, user(OTHER, 1, LENT, touch, RETURNED, touch));
  }

  private static Line insert(Facts facts) {
    return new Line(new Op.Insert(0, A), "", facts.origin(Access.Kind.INSERT));
  }

  /** The driver's zap; where it has none, munmap() does it. */
  private static Line zap(Facts facts) {
    Optional<Access> zap =
        facts
            .accused()
            .filter(one -> one.kind() == Access.Kind.ZAP)
            .or(() -> facts.first(Access.Kind.ZAP));
    return zap.map(access -> new Line(new Op.Zap(0, false), "", Facts.origin(access)))
        .orElse(new Line(new Op.Zap(0, false), "munmap()", ""));
  }

  private static Task user(String name, int cpu, Line... lines) {
    return new Task(name, cpu, false, false, false, List.of(lines));
  }
}
