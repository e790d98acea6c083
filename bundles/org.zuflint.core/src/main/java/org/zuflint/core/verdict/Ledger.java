package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.PageOwners;
import org.zuflint.core.contexts.ReleaseFact;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.owned.Hasty;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.VmaKey;
import org.zuflint.core.told.Addresses;
import org.zuflint.core.told.Counts;
import org.zuflint.core.told.Fields;
import org.zuflint.core.told.Preset;
import org.zuflint.core.told.Told;
import org.zuflint.core.told.Unkept;

/** All that the walks of the entry points have told, and which of it is about a given vma. */
final class Ledger {
  private final Analyses analyses;
  private final Program program;
  private final Relevance relevance;
  private final List<EntryWalk> walks;
  private final ProviderWalk vmas;
  private final Addresses addresses;
  private final List<Draft> drafts;

  /** By folder; only asked by key. */
  private final Map<String, PageOwners> owners = new HashMap<>();

  private final Unkept unkept;
  private final Fields fields;
  private final Told<AccessFact> accesses;
  private final Told<ReleaseFact> releases;
  private final Told<EntryWalk.Flagging> flaggings;
  private final Told<EntryWalk.Switch> switches;
  private final Told<EntryWalk.Gap> partials;
  private final Told<EntryWalk.Gap> assignments;
  private final Told<EntryWalk.Exit> exits;
  private final Told<String> lives;

  /** Where pages go, and whether all who let them go there stay on their CPU. */
  private final Map<Place, Boolean> drops = new TreeMap<>();

  /** Walks that have such facts. */
  private final List<EntryWalk> answering;

  private final List<EntryWalk> moving;

  /** Walks that could not follow something. */
  private final List<EntryWalk> incomplete;

  Ledger(Analyses analyses, ProviderWalk vmas, List<EntryWalk> walks, Addresses addresses) {
    this.addresses = addresses;
    this.vmas = vmas;
    this.analyses = analyses;
    this.program = analyses.program();
    this.fields = new Fields(program);
    this.relevance = analyses.relevance();
    this.walks = List.copyOf(walks);
    this.drafts =
        walks.stream()
            .filter(walk -> givesVmas(walk.entry().kind()))
            .flatMap(walk -> vmas.drafts(walk).stream())
            .filter(draft -> !draft.stores().isEmpty())
            .toList();
    unkept =
        new Unkept(
            program,
            relevance.drivers(),
            this.walks,
            (vma, entry) -> drafts.stream().anyMatch(draft -> about(draft, vma, entry)));
    accesses = new Told<>(this.walks, EntryWalk::told, access -> access.vma().key());
    releases = new Told<>(this.walks, EntryWalk::releases, ReleaseFact::vma);
    flaggings = new Told<>(this.walks, EntryWalk::flaggings, flagging -> flagging.vma().key());
    switches = new Told<>(this.walks, EntryWalk::switches, change -> change.vma().key());
    partials = new Told<>(this.walks, EntryWalk::partials, EntryWalk.Gap::vma);
    assignments = new Told<>(this.walks, EntryWalk::assignments, EntryWalk.Gap::vma);
    exits = new Told<>(this.walks, EntryWalk::exits, EntryWalk.Exit::vma);
    lives = new Told<>(this.walks, Ledger::lives, vma -> vma);
    walks.stream()
        .filter(walk -> walk.entry().kind().whileMapped())
        .forEach(walk ->
            walk.drops().forEach((where, stays) -> drops.merge(where, stays, Boolean::logicalAnd)));
    answering = this.walks.stream().filter(walk -> !walk.answers().isEmpty()).toList();
    moving = this.walks.stream().filter(walk -> !walk.moves().isEmpty()).toList();
    incomplete = this.walks.stream().filter(walk -> !walk.gaps().isEmpty()).toList();
  }

  /** Whether its vma is its own: a function that nobody here calls is called with others. */
  private static boolean givesVmas(EntryKind kind) {
    return kind == EntryKind.MMAP || kind == EntryKind.OUTSIDE;
  }

  /** What was told of the vma. */
  private <F> List<F> of(Told<F> told, Draft draft) {
    return told.about(vma -> mayBe(draft, vma), (vma, entry) -> about(draft, vma, entry));
  }

  private static Set<String> lives(EntryWalk walk) {
    Set<String> vmas = new TreeSet<>();
    walk.results().forEach(result -> vmas.addAll(result.state().lives().keySet()));
    return vmas;
  }

  /**
   * Inserts and zaps of a vma: through the fields that keep it, and by the operations of its table.
   */
  List<AccessFact> accesses(Draft draft) {
    return of(accesses, draft).stream()
        .filter(access -> onItsPath(draft, access))
        .filter(access -> vmas.happens(draft, access, draft.tables(program)))
        .distinct()
        .toList();
  }

  /** Of the provider's own inserts and zaps only those that lead to this vma. */
  private static boolean onItsPath(Draft draft, AccessFact access) {
    String vma = access.vma().key();
    boolean own =
        (vma.equals(VmaKey.OWN) || vma.equals(VmaKey.OF_FILE)) && ofProvider(draft, access.entry());
    return !own || draft.marks().stream().anyMatch(mark -> mark.where().equals(access.where()));
  }

  /** Whether the provider hands its vma to unseen code on the way to another of its vmas only. */
  private boolean onAnotherPath(Draft draft, EntryWalk.Gap gap) {
    boolean own = gap.vma().equals(VmaKey.OWN) && ofProvider(draft, gap.entry());
    return own
        && !goesThrough(draft, gap)
        && vmas.drafts(draft.walk()).stream().anyMatch(other -> goesThrough(other, gap));
  }

  private static boolean goesThrough(Draft draft, EntryWalk.Gap gap) {
    return draft.marks().stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.ESCAPE && mark.where().equals(gap.where()));
  }

  /**
   * Releases by the owner's thread, those in entries, and under commands, that insert into or zap
   * the vma ({@code accesses}); and as guesses those by others, who may answer for somebody else.
   */
  List<ReleaseFact> releases(Draft draft, List<AccessFact> accesses) {
    PageOwners.Kept kept = owners(draft).kept(accesses);
    List<ReleaseFact> facts = new ArrayList<>();
    for (ReleaseFact release : of(releases, draft)) {
      boolean sameOperation = accesses.stream().anyMatch(release::isBeside);
      boolean unnamed = release.label().equals(release.entry().words());
      if (sameOperation && unnamed && owners(draft).dropsHisOwn(release)) {
        continue;
      }
      if (sameOperation || (release.pinned() && owners(draft).hears(release))) {
        facts.add(release);
      } else if (release.entry().kind().whileMapped()
          && (release.wakes()
              || owners(draft).isToldByAnother(release)
              || (release.frees() && kept.areMapped(release)))) {
        facts.add(release.guess());
      }
    }
    return facts;
  }

  List<EntryWalk.Flagging> flaggings(Draft draft) {
    return of(flaggings, draft);
  }

  List<EntryWalk> walks() {
    return walks;
  }

  /** Where the flag of the vma is switched on or off. */
  List<EntryWalk.Switch> switches(Draft draft) {
    List<EntryWalk.Switch> all = new ArrayList<>(of(switches, draft));
    // of a vma that could not be followed: it may be this one
    walks.stream()
        .filter(walk -> isNear(draft, walk.entry()))
        .flatMap(walk -> walk.switches().stream())
        .filter(change -> VmaKey.isUnknown(change.vma().key()))
        .forEach(all::add);
    return all.stream().distinct().toList();
  }

  /**
   * Accesses beside it to vmas that could not be followed, or that no provider keeps there: each
   * may be this one.
   */
  List<AccessFact> doubtful(Draft draft) {
    return unkept.of(folder(draft.walk().entry()));
  }

  /** Zaps of the vma that may leave entries. */
  List<EntryWalk.Gap> partials(Draft draft, List<AccessFact> accesses) {
    List<EntryWalk.Gap> all = new ArrayList<>(of(partials, draft));
    Counts counts = new Counts(program, walks, (vma, entry) -> about(draft, vma, entry));
    all.addAll(counts.wrong(accesses, owners(draft)));
    return all;
  }

  /**
   * Code not followed in entries that touch the vma, that was given it, or that nobody knows what
   * it does.
   */
  List<EntryWalk.Gap> gaps(Draft draft) {
    Set<EntryWalk.Gap> gaps = new LinkedHashSet<>();
    for (EntryWalk walk : incomplete) {
      boolean touches =
          walk.accesses().stream().anyMatch(fact -> about(draft, fact.vma().key(), walk.entry()));
      boolean near = isNear(draft, walk.entry());
      for (EntryWalk.Gap gap : walk.gaps()) {
        boolean given = !gap.vma().isEmpty() && about(draft, gap.vma(), walk.entry());
        boolean unseen = near && gap.vma().isEmpty() && walk.entry().kind() != EntryKind.MMAP;
        boolean counts = touches || walk.equals(draft.walk()) || given || unseen;
        if (counts && !onAnotherPath(draft, gap)) {
          gaps.add(gap);
        }
      }
    }
    String folder = folder(draft.walk().entry());
    for (String one : relevance.drivers().folders(folder)) {
      for (Unit.SyntaxError unread : program.syntaxErrors(one)) {
        if (matters(unread, draft)) {
          String what = "code that could not be read";
          gaps.add(new EntryWalk.Gap(draft.walk().entry(), what, unread.where(), ""));
        }
      }
    }
    return List.copyOf(gaps);
  }

  /** The vm_ops that these find set. */
  Preset preset(List<EntryPoint> providers) {
    return new Preset(analyses, walks, providers);
  }

  /** Whether code of the driver's folder that could not be read may have to do with the vma. */
  private boolean matters(Unit.SyntaxError unread, Draft draft) {
    FunctionFacts provider = draft.walk().entry().function();
    return unread.where().file().equals(program.path(provider.file()))
        || unread.words().stream().anyMatch(word -> matters(word, draft, provider.file()));
  }

  private boolean matters(String word, Draft draft, int file) {
    return PteCalls.of(word) != null
        || Interest.isVma(word)
        || Interest.ofMember(word)
        || draft.stores().stream().anyMatch(store -> Fields.last(store.field()).equals(word))
        || program.functions(word, file).stream().anyMatch(relevance::accesses);
  }

  /** Whether some entry that touches the vma ends with entries live. */
  boolean leavesLive(Draft draft) {
    return !of(lives, draft).isEmpty();
  }

  /** Where in its driver a pinned thread tells somebody to go on whom another may serve. */
  List<EntryWalk.Answer> answers(Draft draft) {
    return answering.stream()
        .filter(walk -> isNear(draft, walk.entry()) && walk.entry().kind().whileMapped())
        .flatMap(walk -> walk.answers().stream())
        .toList();
  }

  /** What objects keep of the addresses of their vmas. */
  Addresses addresses() {
    return addresses;
  }

  /** Where in its driver the CPU of an owner is changed. */
  List<EntryWalk.Moved> moves(Draft draft) {
    return moving.stream()
        .filter(walk -> isNear(draft, walk.entry()))
        .flatMap(walk -> walk.moves().stream())
        .filter(moved -> moved.ofSlot() || moved.entry().kind() != EntryKind.OPEN)
        .toList();
  }

  /** The functions of its driver whose pages may be mapped. */
  PageOwners owners(Draft draft) {
    return owners.computeIfAbsent(
        folder(draft.walk().entry()),
        folder ->
            new PageOwners(
                program,
                relevance.drivers().folders(folder)::contains,
                () -> relevance.drivers().drops(folder)));
  }

  /**
   * The calls that may let its pages go too early. What the thread that maps lets go, in functions
   * on its way to do so, its walks have seen.
   */
  List<Hasty> hasty(Draft draft, List<AccessFact> accesses) {
    PageOwners.Kept kept = owners(draft).kept(accesses);
    return relevance.drivers().drops(folder(draft.walk().entry())).hasty().stream()
        .filter(hasty ->
            !(drops.getOrDefault(hasty.where(), false)
                && (hasty.why() == Hasty.Why.OTHER
                    || (hasty.found() && kept.isMadeBy(hasty.function())))))
        .toList();
  }

  /** Where vm_flags of the vma is assigned; in its provider, on whichever of its paths. */
  List<Place> assignments(Draft draft) {
    return of(assignments, draft).stream().map(EntryWalk.Gap::where).distinct().sorted().toList();
  }

  /** The ways out of the entries that touch the vma with its entries live. */
  List<EntryWalk.Exit> exits(Draft draft) {
    return of(exits, draft).stream().distinct().toList();
  }

  /** False for a vma that is not the one of {@code draft}, whoever is about it. */
  private static boolean mayBe(Draft draft, String vma) {
    if (!VmaKey.isStored(vma)) {
      return true;
    }
    String field = VmaKey.field(vma);
    for (Draft.Stored store : draft.stores()) {
      boolean vague = store.field().startsWith("?.") || field.startsWith("?.");
      if (vague
          ? Fields.last(store.field()).equals(Fields.last(field))
          : store.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  private boolean about(Draft draft, String vma, EntryPoint entry) {
    if (vma.equals(VmaKey.OWN)) {
      return ofProvider(draft, entry) || ofTable(draft, entry);
    }
    if (vma.equals(VmaKey.OF_FILE) || VmaKey.isOfObject(vma)) {
      return isNear(draft, entry) && draft.mayBeOf(vma, entry, fields);
    }
    if (VmaKey.isRecognized(vma)) {
      return VmaKey.hasTable(vma, draft.table()) && isNear(draft, entry);
    }
    if (!VmaKey.isStored(vma)) {
      return false;
    }
    String field = VmaKey.field(vma);
    return draft.stores().stream()
        .anyMatch(store -> sameField(store.field(), field, draft.walk().entry(), entry));
  }

  /** Of these, the ones that find the vma in that field. */
  List<AccessFact> through(Draft draft, String field, List<AccessFact> facts) {
    return facts.stream()
        .filter(fact -> VmaKey.isStored(fact.vma().key()))
        .filter(fact ->
            sameField(field, VmaKey.field(fact.vma().key()), draft.walk().entry(), fact.entry()))
        .toList();
  }

  /** The provider's own inserts: those on the paths of this vma only. */
  private static boolean ofProvider(Draft draft, EntryPoint entry) {
    return entry.equals(draft.walk().entry());
  }

  /** Tables of other files may have the same name. */
  private boolean ofTable(Draft draft, EntryPoint entry) {
    boolean operation = entry.kind() == EntryKind.FAULT || entry.kind() == EntryKind.VMA;
    return operation
        && entry.table().equals(draft.table())
        && draft.tables(program).stream()
            .anyMatch(table -> table.where().file().equals(entry.registered().file()));
  }

  private boolean sameField(String stored, String used, EntryPoint provider, EntryPoint user) {
    return fields.same(stored, used, provider.function().file(), user.function().file());
  }

  /** Whether the entry is one of the driver whose vma it is. */
  private boolean isNear(Draft draft, EntryPoint entry) {
    return relevance.drivers().isOne(folder(draft.walk().entry()), folder(entry));
  }

  private String folder(EntryPoint entry) {
    return program.folder(entry.function().file());
  }
}
