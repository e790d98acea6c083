package org.zuflint.core.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.source.Place;

/**
 * A vma that may have live entries at one point of a path.
 *
 * @param before live since an earlier entry
 * @param inserted where entries were made last, null when in an earlier entry
 * @param region the preemption-disabled region of that insert, null when there was none
 * @param over whether that region has ended since
 * @param at the address of the only page inserted; {@link #MANY} or {@link #ANY} when there is not
 *     one
 * @param released what was let go while entries were live, null when nothing
 * @param loosened where the task gave its CPU up while entries were live, null when it did not
 */
public record Life(
    boolean before,
    @Nullable Place inserted,
    @Nullable Place region,
    boolean over,
    String at,
    @Nullable Released released,
    @Nullable Place loosened) {
  /** More than one page. */
  public static final String MANY = "";

  /** Not known which, as an earlier entry has inserted it. */
  public static final String ANY = "*";

  private static final String COUNT = "count: ";

  private static final String OF = " of ";

  /** A member of what another member points to, which may come to point to something else. */
  public static String of(String member, String pointer) {
    return member + OF + pointer;
  }

  /** As many pages as a member says. */
  public static String count(String member) {
    return COUNT + member;
  }

  /** The member that says how many; null when none does. */
  public static @Nullable String counted(String at) {
    int end = at.contains(OF) ? at.indexOf(OF) : at.length();
    return at.startsWith(COUNT) ? at.substring(COUNT.length(), end) : null;
  }

  /** The member that points to what says how many; empty when it is in the object itself. */
  public static String counter(String at) {
    return at.startsWith(COUNT) && at.contains(OF)
        ? at.substring(at.indexOf(OF) + OF.length())
        : "";
  }

  /** More than one page, this many of them. */
  public static final String PAGES = "pages: ";

  private static final String BEFORE_THAT = " (before)";

  /** What a zap of some of the pages has left; whether anything is, nobody knows. */
  public static final String REST = "rest: ";

  /** Whether it looks through the mapping on its owner's CPU, as inserts and zaps around it do. */
  public static boolean looks(String function, Value.Vma vma, State state) {
    Life life = state.life(vma.key());
    Pinning pinning = state.pinning();
    boolean between = life != null && life.inserted != null;
    Place region = life == null ? null : life.region;
    boolean within = between && region != null && region.equals(pinning.region());
    return Harmless.reads(function)
        && vma.foreign() == Value.Foreign.NO
        && (pinning.owner() || within || (between && pinning.bound()));
  }

  /** Entries left over from an earlier entry of the same object. */
  public static final Life BEFORE = new Life(true, null, null, false, ANY, null, null);

  /** The same, of several pages. */
  public static final Life MANY_BEFORE = new Life(true, null, null, false, MANY, null, null);

  /**
   * Whether the address has a name that means the same wherever it stands; others are known by how
   * they are written.
   */
  public static boolean isSure(String at) {
    return !at.equals(MANY) && !at.equals(ANY) && !at.contains(": ");
  }

  /** So many different releases of one life are told. */
  private static final int RELEASES = 3;

  /**
   * A release that came too early.
   *
   * @param target the member that is completed, woken or written
   * @param sure whether it certainly lets somebody go on
   * @param earlier the one before it, null for the first
   */
  public record Released(
      OwnerCalls.Release what,
      String call,
      Place where,
      String target,
      boolean sure,
      @Nullable Released earlier) {

    boolean isLike(Released other) {
      return what == other.what && target.equals(other.target) && sure == other.sure;
    }

    Released after(@Nullable Released before) {
      return new Released(what, call, where, target, sure, before);
    }
  }

  public Life release(Released now) {
    int known = 0;
    for (Released one = released; one != null; one = one.earlier()) {
      known += one.isLike(now) ? RELEASES : 1;
    }
    return known < RELEASES ? with(now.after(released)) : this;
  }

  /** The lives of which each knows one release, from the first on. */
  public List<Life> each() {
    List<Life> each = new ArrayList<>();
    for (Released one = released; one != null; one = one.earlier()) {
      each.add(0, with(one.after(null)));
    }
    return each;
  }

  private Life with(@Nullable Released other) {
    return new Life(before, inserted, region, over, at, other, loosened);
  }

  /** When a variable changes in which its address is written: the same text means another page. */
  public Life moved(String variable) {
    boolean means = at.contains(": ") && List.of(at.split("\\W+")).contains(variable);
    return means
        ? new Life(before, inserted, region, over, at + BEFORE_THAT, released, loosened)
        : this;
  }

  /** After a zap at {@code where} that may not have been of all pages. */
  public Life rest(Place where) {
    return new Life(before, where, region, over, REST, released, loosened);
  }

  /** Whether what lives is one page, wherever it is. */
  public boolean isOne() {
    return !at.equals(MANY) && !at.equals(ANY) && !at.startsWith(PAGES) && !isRest();
  }

  public boolean isRest() {
    return at.equals(REST);
  }

  public Life loosen(Place where) {
    return loosened == null ? new Life(before, inserted, region, over, at, released, where) : this;
  }

  /** After the preemption-disabled region that is open now. */
  Life leave() {
    return new Life(before, inserted, region, true, at, released, loosened);
  }
}
