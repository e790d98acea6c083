package org.zuflint.app.cache;

import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.sight.Print;
import org.zuflint.app.sight.Sight;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.frozen.Notebook;
import org.zuflint.core.frozen.Thawing;

/**
 * Answers of earlier runs. An answer is given again when every file is what it was, or when what
 * changed cannot matter ({@link Carrying}); else the facts of the files that did not change are.
 */
public final class Answers {
  /** Facts that are kept of one list of files, in bytes; what does not fit is read again. */
  private static final long FACTS_MAX = 64L << 20;

  private final Store store;
  private final String zuflint;

  /** {@code zuflint}: what is asked; another one does not read what this one has written. */
  public Answers(Store store, String zuflint) {
    this.store = store;
    this.zuflint = zuflint;
  }

  /**
   * The answer to a question.
   *
   * @param asked all that it depends on beside the files
   * @param files in the order in which they are analysed
   * @param work finds the answer
   */
  public Analysis of(List<String> asked, List<DiskFile> files, Function<Notebook, Analysis> work) {
    files.forEach(DiskFile::watch);
    String run = run(asked, files);
    Past past = past(run, files);
    if (past != null) {
      Analysis same = same(run, past, files);
      if (same != null) {
        return same;
      }
    }
    FileTime began = store.now();
    Notes notes = notes(run, files, past != null);
    Analysis carried = past == null ? null : carried(run, past, files, notes);
    Analysis found = carried == null ? work.apply(notes) : carried;
    boolean steady = files.stream().noneMatch(DiskFile::isUnsteady);
    if (!steady && carried != null) {
      return work.apply(Notebook.NONE);
    }
    if (steady && began != null && found.faults().isEmpty()) {
      keep(run, files, notes, found, began);
    }
    return found;
  }

  /** What is known of the files, for runs in which some have another text. */
  public Notebook notebook(List<String> asked, List<DiskFile> files) {
    files.forEach(DiskFile::watch);
    String run = run(asked, files);
    return notes(run, files, past(run, files) != null);
  }

  private void keep(String run, List<DiskFile> files, Notes notes, Analysis found, FileTime began) {
    List<String> prints = prints(files);
    List<Sight> sights = files.stream().map(file -> file.lasting(began)).toList();
    store.put("facts-" + run, Facts.bytes(prints, notes.all()));
    store.put("answer-" + answer(run, prints), Freezer.freeze(found));
    store.put("run-" + run, Past.of(sights, notes.looked()).bytes());
  }

  private String run(List<String> asked, List<DiskFile> files) {
    List<String> all = new ArrayList<>(List.of(zuflint, "" + asked.size()));
    all.addAll(asked);
    files.forEach(file -> all.add(file.path()));
    return Print.of(all);
  }

  private static String answer(String run, List<String> prints) {
    List<String> all = new ArrayList<>(List.of(run));
    all.addAll(prints);
    return Print.of(all);
  }

  private static List<String> prints(List<DiskFile> files) {
    return files.stream().map(file -> file.sight().print()).toList();
  }

  private @Nullable Past past(String run, List<DiskFile> files) {
    byte[] bytes = store.get("run-" + run);
    Past past = bytes == null ? null : Past.of(bytes);
    if (past == null || past.items().size() != files.size()) {
      return null;
    }
    for (int i = 0; i < files.size(); i++) {
      files.get(i).recall(past.items().get(i).sight());
    }
    return past;
  }

  /** The answer to the same question about the same contents. */
  private @Nullable Analysis same(String run, Past past, List<DiskFile> files) {
    Analysis same = answered(answer(run, prints(files)));
    FileTime began = same == null ? null : store.now();
    if (began != null && renewed(past, files) * 10 > files.size()) {
      List<Sight> sights = files.stream().map(file -> file.lasting(began)).toList();
      store.put("run-" + run, past.seen(sights).bytes());
    }
    return same;
  }

  /** How many files had to be read to see that they are what they were. */
  private static long renewed(Past past, List<DiskFile> files) {
    long count = 0;
    for (int i = 0; i < files.size(); i++) {
      count += past.items().get(i).sight().equals(files.get(i).sight()) ? 0 : 1;
    }
    return past.prints().equals(prints(files)) ? count : 0;
  }

  private @Nullable Analysis answered(String answer) {
    try {
      byte[] bytes = store.get("answer-" + answer);
      return bytes == null ? null : Thawing.thaw(bytes, Analysis.class);
    } catch (IllegalArgumentException spoilt) {
      // It has its checksum and is not ours: as good as not there.
      return null;
    }
  }

  private Notes notes(String run, List<DiskFile> files, boolean known) {
    Notes notes = new Notes(files, FACTS_MAX);
    if (known) {
      notes.take(Facts.of(store.get("facts-" + run)), prints(files));
    }
    return notes;
  }

  private @Nullable Analysis carried(String run, Past past, List<DiskFile> files, Notes notes) {
    Analysis before = answered(answer(run, past.prints()));
    return before == null
        ? null
        : new Carrying(past, files, notes, Facts.of(store.get("facts-" + run))).over(before);
  }
}
