package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.contexts.PageOwners;
import org.zuflint.core.contexts.ReleaseFact;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.owned.Hasty;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.server.Joint;
import org.zuflint.core.server.Server;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;

/** One vma with all that is known of it: what the clauses are judged from. */
record Subject(
    Draft draft,
    List<Handler> handlers,
    List<AccessFact> facts,
    List<ReleaseFact> releases,
    List<EntryWalk.Flagging> flaggings,
    List<EntryWalk.Switch> switches,
    List<AccessFact> doubtful,
    List<EntryWalk.Gap> gaps,
    List<EntryWalk.Gap> partials,
    boolean leavesLive,
    boolean twin,
    @Nullable String untold,
    List<EntryWalk.Moved> moves,
    List<EntryWalk.Answer> answers,
    Supplier<List<Hasty>> hasty,
    PageOwners owners,
    List<EntryWalk.Exit> exits,
    Joint joint,
    Kernel kernel) {

  static Subject of(
      Draft draft,
      List<Handler> handlers,
      Ledger ledger,
      Server server,
      Predicate<FunctionFacts> maps,
      Kernel kernel) {
    PageOwners owners = ledger.owners(draft);
    List<AccessFact> facts = ledger.accesses(draft);
    int file = draft.walk().entry().function().file();
    return new Subject(
        draft,
        handlers,
        facts,
        ledger.releases(draft, facts).stream()
            .filter(release ->
                !(release.life().released() instanceof Life.Released what
                    && what.what() != OwnerCalls.Release.PAGE
                    && owners.isServers(what.target(), maps)))
            .toList(),
        ledger.flaggings(draft),
        ledger.switches(draft),
        ledger.doubtful(draft),
        ledger.gaps(draft),
        ledger.partials(draft, facts),
        ledger.leavesLive(draft),
        !ledger.addresses().isLone(draft.table(), file),
        ledger.addresses().doubt(draft.table(), file),
        ledger.moves(draft),
        ledger.answers(draft).stream()
            .filter(answer -> !owners.isServers(answer.target(), maps))
            .toList(),
        () -> ledger.hasty(draft, facts),
        owners,
        ledger.exits(draft),
        server.join(draft.walk().entry(), draft.guards(), facts),
        kernel);
  }

  /**
   * Accesses outside of page faults, and before munmap has removed all: those that C1, C2 and C4
   * are about.
   */
  List<AccessFact> explicit() {
    return facts.stream().filter(Subject::isExplicit).toList();
  }

  private static boolean isExplicit(AccessFact fact) {
    return fact.entry().kind() != EntryKind.FAULT && !fact.entry().how().endsWith(".close");
  }

  List<AccessFact> inserts() {
    return explicit().stream().filter(fact -> fact.kind() == Access.Kind.INSERT).toList();
  }

  List<ClauseState> clauses() {
    return List.of(
        LocalClause.judge(this),
        PinnedClause.judge(this),
        FaultClause.judge(this),
        SynchronousClause.judge(this));
  }

  /**
   * What is also true when something is in vm_private_data, as {@code full} has it: nobody is seen
   * to put it there, but a promise must not rest on that.
   */
  List<ClauseState> clauses(Subject full) {
    List<ClauseState> bare = clauses();
    List<ClauseState> other = full.clauses();
    return IntStream.range(0, bare.size()).mapToObj(i -> both(bare.get(i), other.get(i))).toList();
  }

  private static ClauseState both(ClauseState bare, ClauseState full) {
    if (bare.status() == full.status() || bare.status() == Status.OPEN) {
      return bare;
    }
    boolean broken = bare.status() == Status.BROKEN;
    ClauseState open = broken ? bare : full;
    String when =
        broken
            ? ", if nothing is in vm_private_data"
            : ", if something is in vm_private_data, which nobody is seen to put there";
    return new ClauseState(open.clause(), Status.OPEN, open.reason() + when, open.path());
  }

  /** A zap of a vma that could not be followed, and may be this one. */
  @Nullable AccessFact doubtfulZap() {
    return doubtful.stream()
        .filter(fact -> fact.kind() == Access.Kind.ZAP)
        .findFirst()
        .orElse(null);
  }

  /**
   * An insert over live entries that the same operation comes to on two ways: one shows pages, the
   * other may put something else in their place. Null when there is none.
   */
  @Nullable AccessFact replacing() {
    List<AccessFact> all = inserts();
    return all.stream()
        .filter(fact -> fact.life() != null)
        .filter(fact -> all.stream().anyMatch(other -> isAnotherWay(fact, other)))
        .findFirst()
        .orElse(null);
  }

  private static boolean isAnotherWay(AccessFact fact, AccessFact other) {
    return other.isAt(fact)
        && other.at().equals(fact.at())
        && other.operation().equals(fact.operation())
        && !other.path().equals(fact.path());
  }

  /** Whether every entry is made and removed inside one region with preemption off. */
  boolean wholeLifeInRegion() {
    return !leavesLive
        && !explicit().isEmpty()
        && explicit().stream().allMatch(AccessFact::inRegion);
  }

  /**
   * Whether the provider gives the vma only to a thread that it has looked at; where a second vma
   * may take the place of the first, it has to be the owner.
   */
  boolean looksAtMapper() {
    boolean guarded = draft.stores().stream().allMatch(Draft.Stored::guarded);
    return ProviderWalk.accepted(draft.walk()).stream()
        .allMatch(
            path -> guarded ? path.state().pinning().stays() : path.state().pinning().owner());
  }

  /** Whether somebody else than the provider makes the vma local. */
  boolean isFlaggedLater() {
    return flaggings.stream()
        .anyMatch(flagging -> flagging.flags().set().containsKey(ProviderWalk.LOCAL));
  }

  /** Where VM_LOCAL_CPU is switched on or off, but for the provider's first setting. */
  List<FlagChange> changes() {
    return FlagChanges.of(this, switches);
  }

  /** Whether the flag is on whenever entries are: by the provider, or by the inserts themselves. */
  boolean has(String flag) {
    boolean byInserts =
        !inserts().isEmpty()
            && inserts().stream()
                .allMatch(insert -> {
                  PteCalls.PteCall call = PteCalls.of(insert.call());
                  return call != null && call.sets().contains(flag);
                });
    boolean cleared =
        flaggings.stream()
            .anyMatch(flagging ->
                flagging.flags().cleared().contains(flag)
                    || (!flagging.flags().base() && !flagging.flags().set().containsKey(flag)));
    return !cleared && (draft.always(flag) || byInserts);
  }

  /** Whether some access is pinned only by a look at the CPU just before. */
  boolean restsOnComparing() {
    return !wholeLifeInRegion()
        && explicit().stream()
            .anyMatch(fact -> fact.pinning().comparesOnly() && fact.pinning().depth() == 0);
  }

  /** The accesses that nothing shows to be pinned. */
  List<AccessFact> notPinned() {
    return explicit().stream().filter(fact -> context(fact).pin() == Context.Pin.UNKNOWN).toList();
  }

  /** Whether some access is pinned by nothing but the threads of the server. */
  boolean restsOnServer() {
    return explicit().stream().anyMatch(fact -> kernelHalf(fact).pin() == Context.Pin.UNKNOWN);
  }

  /** What the driver alone says of an access. */
  private Context kernelHalf(AccessFact fact) {
    return Evidence.of(fact, wholeLifeInRegion(), draft.mapperBound());
  }

  Context context(AccessFact fact) {
    Place loosened = loosened(fact);
    return loosened != null
        ? Evidence.loosened(fact, loosened)
        : joint.context(fact, kernelHalf(fact));
  }

  /**
   * The first clause that the access breaks: who works for another CPU does so deferred or not, and
   * what is deferred is so on whatever CPU.
   */
  Access.Breach breach(AccessFact fact) {
    if (!isExplicit(fact)) {
      return Access.Breach.NONE;
    }
    if (LocalClause.elsewhere(this, fact) != null) {
      return Access.Breach.OTHER_CPU;
    }
    if (fact.entry().kind().deferred()) {
      return Access.Breach.DEFERRED;
    }
    if (context(fact).pin() == Context.Pin.PINNED) {
      return Access.Breach.NONE;
    }
    Life life = fact.life();
    boolean window =
        fact.pinning().lostAt() != null
            || fact.pinning().depth() > 0
            || (life != null && life.region() != null)
            || loosened(fact) != null;
    return window ? Access.Breach.WINDOW : Access.Breach.UNPINNED;
  }

  /**
   * Where the task gives its CPU up while the entries of this access are live, in this entry or
   * before it returns; null when it does not.
   */
  private @Nullable Place loosened(AccessFact fact) {
    Life life = fact.life();
    if (life != null && life.loosened() != null) {
      return life.loosened();
    }
    for (EntryWalk.Exit exit : exits) {
      if (fact.kind() == Access.Kind.INSERT && fact.where().equals(exit.life().inserted())) {
        return exit.life().loosened();
      }
    }
    for (EntryWalk.Moved moved : moves) {
      if (moved.member().isEmpty()
          && moved.entry().kind().whileMapped()
          && fact.kind() == Access.Kind.ZAP) {
        return moved.where();
      }
    }
    return null;
  }

  private Access access(AccessFact fact) {
    Context context = context(fact);
    Access.Breach breach = breach(fact);
    String reason =
        switch (breach) {
          case NONE -> "";
          case OTHER_CPU -> String.valueOf(LocalClause.elsewhere(this, fact));
          case DEFERRED, WINDOW, UNPINNED -> context.evidence();
        };
    return new Access(
        fact.kind(), fact.call(), fact.where(), context, fact.path(), breach, reason, meets(fact));
  }

  private Access.Entries meets(AccessFact fact) {
    Life life = fact.life();
    if (life == null) {
      return Access.Entries.NONE;
    }
    boolean earlier = life.inserted() == null;
    boolean same =
        Life.isSure(fact.at())
            && (earlier
                ? exits.stream().anyMatch(exit -> exit.life().at().equals(fact.at()))
                : life.at().equals(fact.at()));
    return same ? Access.Entries.SAME : earlier ? Access.Entries.EARLIER : Access.Entries.OTHER;
  }

  /** For people and rules: each access with its context, the same one once. */
  List<Access> accesses(List<AccessFact> some) {
    List<Access> accesses = new ArrayList<>();
    for (AccessFact fact : some) {
      Access access = access(fact);
      boolean known =
          accesses.stream()
              .anyMatch(other ->
                  other.where().equals(access.where())
                      && other.context().equals(access.context())
                      && other.breach() == access.breach()
                      && other.meets() == access.meets()
                      && other.kind() == access.kind());
      if (!known) {
        accesses.add(access);
      }
    }
    return accesses;
  }
}
