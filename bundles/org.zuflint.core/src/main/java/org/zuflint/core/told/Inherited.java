package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Value;

/**
 * The flags that a provider finds in its vma because other providers that call it have set them.
 *
 * @param some those that some caller sets, and where
 * @param always those that every caller sets
 * @param bare whether no caller puts anything into vm_private_data
 * @param shared whether all callers refuse every private mapping
 * @param neverCopied whether all callers refuse every private mapping that can be written
 */
public record Inherited(
    SortedMap<String, Place> some,
    SortedSet<String> always,
    boolean bare,
    boolean shared,
    boolean neverCopied) {

  /** Core mm calls it. */
  static final Inherited FIRST =
      new Inherited(new TreeMap<>(), new TreeSet<>(), true, false, false);

  /** Nobody knows who calls it. */
  public static final Inherited NOTHING =
      new Inherited(new TreeMap<>(), new TreeSet<>(), false, false, false);

  /** What is true whichever of these it is. */
  static Inherited join(List<Inherited> all) {
    if (all.isEmpty()) {
      return NOTHING;
    }
    NavigableMap<String, Place> some = new TreeMap<>();
    SortedSet<String> always = new TreeSet<>(all.get(0).always());
    for (Inherited one : all) {
      one.some().forEach(some::putIfAbsent);
      always.retainAll(one.always());
    }
    return new Inherited(
        some,
        always,
        all.stream().allMatch(Inherited::bare),
        all.stream().allMatch(Inherited::shared),
        all.stream().allMatch(Inherited::neverCopied));
  }

  /** As a caller that was given this leaves it; {@code nothing}: it keeps nothing in it. */
  Inherited then(Listener.Asked asked, boolean nothing) {
    Value.Flags word = asked.flags();
    if (word == null) {
      return NOTHING;
    }
    SortedMap<String, Place> left = new TreeMap<>();
    SortedSet<String> sure = new TreeSet<>();
    for (Vma.Flag flag : flags(List.of(word))) {
      if (!flag.name().equals(FlagWords.LOCAL) && !flag.name().equals(FlagWords.ANY)) {
        left.put(flag.name(), flag.where());
        if (flag.always()) {
          sure.add(flag.name());
        }
      }
    }
    return new Inherited(
        left, sure, bare && nothing, shared || asked.shared(), neverCopied || asked.neverCopied());
  }

  /** The flags of a vma that was found like this, when paths leave it with these words. */
  public List<Vma.Flag> flags(List<Value.Flags> words) {
    NavigableMap<String, Place> all = new TreeMap<>();
    for (Value.Flags word : words) {
      word.set().forEach(all::putIfAbsent);
    }
    for (Value.Flags word : words) {
      some.forEach((name, where) -> {
        if (stays(name, word)) {
          all.putIfAbsent(name, where);
        }
      });
    }
    List<Vma.Flag> flags = new ArrayList<>();
    all.forEach((name, where) -> {
      boolean sure =
          words.stream()
              .allMatch(word ->
                  word.set().containsKey(name) || (always.contains(name) && stays(name, word)));
      flags.add(new Vma.Flag(name, where, sure));
    });
    return flags;
  }

  private static boolean stays(String name, Value.Flags word) {
    return word.base() && !word.cleared().contains(name);
  }
}
