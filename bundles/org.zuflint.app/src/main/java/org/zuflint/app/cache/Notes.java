package org.zuflint.app.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.core.frozen.Notebook;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.source.Source;

/** The notebook of one run: what the last one has noted, and what this one notes. */
final class Notes implements Notebook {
  private final List<DiskFile> files;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final List<byte @Nullable []> facts;
  private final List<Looks.Gathering> looks = new ArrayList<>();
  private final AtomicLong room;

  /** {@code room}: for so many bytes of facts. */
  Notes(List<DiskFile> files, long room) {
    this.files = files;
    this.facts = new ArrayList<>(Collections.nCopies(files.size(), null));
    this.room = new AtomicLong(room);
    for (int i = 0; i < files.size(); i++) {
      numbers.put(files.get(i).path(), i);
      looks.add(new Looks.Gathering());
    }
  }

  /** Takes over what is known of files with these contents. */
  void take(Facts known, List<String> prints) {
    for (int i = 0; i < prints.size(); i++) {
      keep(i, known.of(i, prints.get(i)));
    }
  }

  @Override
  public byte @Nullable [] facts(Source source) {
    int number = number(source);
    return number < 0 ? null : known(number);
  }

  @Override
  public void note(Source source, Supplier<byte[]> fresh) {
    int number = number(source);
    if (number >= 0 && room.get() > 0) {
      keep(number, fresh.get());
    }
  }

  @Override
  public void looked(Source source) {
    looked(source, Looks.Gathering::outside);
  }

  @Override
  public void looked(Source source, int function) {
    looked(source, file -> file.function(function));
  }

  @Override
  public void searched(Source source) {
    looked(source, Looks.Gathering::whole);
  }

  private void looked(Source source, Consumer<Looks.Gathering> how) {
    int number = number(source);
    if (number >= 0) {
      how.accept(looks.get(number));
    }
  }

  /** Takes over what an earlier run has looked at. */
  void look(List<Looks> earlier) {
    for (int i = 0; i < earlier.size(); i++) {
      looks.get(i).add(earlier.get(i));
    }
  }

  /** The number of a file; -1 for another text under its name, such as a repaired one. */
  private int number(Source source) {
    Integer number = numbers.get(source.path());
    if (number == null) {
      return -1;
    }
    DiskFile file = files.get(number);
    boolean same = source instanceof CompiledSource how ? how.reads(file) : file.equals(source);
    return same ? number : -1;
  }

  /** By file: what was looked at. */
  List<Looks> looks() {
    return looks.stream().map(Looks.Gathering::looks).toList();
  }

  /** By file: its facts, or null. */
  synchronized List<byte @Nullable []> all() {
    return new ArrayList<>(facts);
  }

  private synchronized byte @Nullable [] known(int number) {
    return facts.get(number);
  }

  private synchronized void keep(int number, byte @Nullable [] one) {
    if (one != null && room.addAndGet(-one.length) >= 0) {
      facts.set(number, one);
    }
  }
}
