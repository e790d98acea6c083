package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.FlagChange.Live;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.VmaKey;

/** Where VM_LOCAL_CPU of a vma is switched on or off, and what lives then. */
final class FlagChanges {
  private final Draft draft;
  private final Subject subject;

  private FlagChanges(Draft draft, Subject subject) {
    this.draft = draft;
    this.subject = subject;
  }

  /** One for each place, the worst that is known of it. */
  static List<FlagChange> of(Subject subject, List<EntryWalk.Switch> switches) {
    FlagChanges changes = new FlagChanges(subject.draft(), subject);
    Map<Place, FlagChange> byPlace = new TreeMap<>();
    for (EntryWalk.Switch change : switches) {
      FlagChange told = changes.change(change);
      if (told != null && (told.live() != Live.NO || !told.trouble().isEmpty())) {
        byPlace.merge(
            change.where(), told, (old, now) -> now.live().compareTo(old.live()) > 0 ? now : old);
      }
    }
    return new ArrayList<>(byPlace.values());
  }

  private @Nullable FlagChange change(EntryWalk.Switch change) {
    boolean own = change.vma().key().equals(VmaKey.OWN);
    boolean provider = change.entry().equals(draft.walk().entry());
    Life life = change.life();
    if (provider && own) {
      return life != null && isInserted(life.inserted()) ? told(change, Live.YES, "") : null;
    }
    boolean has = draft.local() || subject.isFlaggedLater();
    if (!change.on() && (!has || change.entry().how().endsWith(".close"))) {
      return null;
    }
    return told(change, live(change), trouble(change));
  }

  private FlagChange told(EntryWalk.Switch change, Live live, String trouble) {
    Life life = change.life();
    Place inserted = life == null ? null : life.inserted();
    String call =
        draft.marks().stream()
            .filter(mark -> mark.kind() == Mark.Kind.INSERT && mark.where().equals(inserted))
            .map(Mark::what)
            .findFirst()
            .orElse("");
    for (var fact : subject.facts()) {
      if (fact.kind() == Access.Kind.INSERT && fact.where().equals(inserted)) {
        call = fact.call();
      }
    }
    return new FlagChange(
        change.on(), live, trouble, change.label(), call, change.where(), change.path());
  }

  /** Whether the entries are made on the way to this vma, not to another of its provider's. */
  private boolean isInserted(@Nullable Place inserted) {
    return draft.marks().stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.INSERT && mark.where().equals(inserted));
  }

  private Live live(EntryWalk.Switch change) {
    if (change.on() && draft.always(ProviderWalk.LOCAL)) {
      return Live.NO;
    }
    if (change.life() != null) {
      return Live.YES;
    }
    boolean others =
        subject.inserts().stream()
            .anyMatch(fact ->
                !fact.entry().equals(change.entry()) || !fact.label().equals(change.label()));
    return (change.on() ? others : others && subject.leavesLive()) ? Live.PERHAPS : Live.NO;
  }

  /** Core mm lets a driver change vm_flags of its own vma, with mmap_lock held for write. */
  private static String trouble(EntryWalk.Switch change) {
    EntryKind kind = change.entry().kind();
    boolean held =
        change.locked()
            || kind == EntryKind.MMAP
            || (kind == EntryKind.VMA && !change.entry().how().endsWith(".access"));
    if (held) {
      return "";
    }
    return kind == EntryKind.FAULT
        ? "a fault holds mmap_lock for read, or only the lock of the vma"
        : "mmap_lock is not held for write there";
  }
}
