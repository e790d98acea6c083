package org.zuflint.app.bridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.Place;

/**
 * A finding and the vma that it is about.
 *
 * @param vma the vma, empty when the finding's path does not lead to one
 */
record Facts(Finding finding, Optional<Vma> vma) {

  /** The vma is the one whose flag or provider stands on the finding's path. */
  static Facts of(Finding finding, List<Provider> providers) {
    for (Provider provider : providers) {
      for (Vma vma : provider.vmas()) {
        if (onPath(finding, vma.where()) && onPath(finding, provider.where())) {
          return new Facts(finding, Optional.of(vma));
        }
      }
    }
    return new Facts(finding, Optional.empty());
  }

  private static boolean onPath(Finding finding, Place place) {
    return finding.where().equals(place)
        || finding.path().stream().anyMatch(step -> step.where().equals(place));
  }

  /** The first access of a kind, as its origin. */
  String origin(Access.Kind kind) {
    return first(kind).map(Facts::origin).orElse("");
  }

  Optional<Access> first(Access.Kind kind) {
    return vma.stream()
        .flatMap(one -> one.accesses().stream())
        .filter(access -> access.kind() == kind)
        .findFirst();
  }

  /** The access that the finding is at, if it is at one. */
  Optional<Access> accused() {
    return vma.stream()
        .flatMap(one -> one.accesses().stream())
        .filter(access -> access.where().equals(finding.where()))
        .findFirst();
  }

  /** Who runs the accused access, in words. */
  String culprit() {
    return accused().map(access -> name(access.context())).orElse("other thread");
  }

  /** Every place that a step can come from: the finding's, its path's, the accesses'. */
  Stream<Place> places() {
    Stream<Place> told =
        Stream.concat(
            Stream.of(finding.where()), finding.path().stream().map(step -> step.where()));
    Stream<Place> seen =
        vma.stream().flatMap(one -> one.accesses().stream()).map(access -> access.where());
    return Stream.concat(told, seen);
  }

  /** The finding's own place. */
  String here() {
    return place(finding.where());
  }

  static String origin(Access access) {
    return access.call() + "() " + place(access.where());
  }

  static String name(Context context) {
    return context.entry().startsWith(context.function())
        ? context.entry()
        : context.entry() + " " + context.function() + "()";
  }

  static String place(Place place) {
    return place.file().substring(place.file().lastIndexOf('/') + 1) + ":" + place.line();
  }
}
