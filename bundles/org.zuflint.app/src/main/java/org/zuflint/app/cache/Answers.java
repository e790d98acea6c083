package org.zuflint.app.cache;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.sight.Print;
import org.zuflint.app.sight.Sight;
import org.zuflint.app.sight.Surroundings;
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

  /** The answer to a question; {@code work} finds it. */
  public Analysis of(Question question, Function<Notebook, Analysis> work) {
    List<DiskFile> files = question.files();
    files.forEach(DiskFile::watch);
    String run = run(question);
    Past past = past(run, question);
    if (past != null) {
      Analysis same = same(run, past, files);
      if (same != null) {
        return same;
      }
    }
    FileTime began = store.now();
    Notes notes = notes(run, files, past);
    Analysis carried = past == null ? null : carried(run, past, question, notes);
    Analysis found = carried == null ? work.apply(notes) : carried;
    boolean steady = files.stream().noneMatch(DiskFile::isUnsteady);
    if (!steady && carried != null) {
      return work.apply(Notebook.NONE);
    }
    if (steady && began != null && found.faults().isEmpty()) {
      keep(run, question, notes, texts(run, past), found, began);
    }
    return found;
  }

  /** What is known of the files, for runs in which some have another text. */
  public Notebook notebook(Question question) {
    question.files().forEach(DiskFile::watch);
    String run = run(question);
    return notes(run, question.files(), past(run, question));
  }

  private void keep(
      String run, Question question, Notes notes, Texts earlier, Analysis found, FileTime began) {
    List<DiskFile> files = question.files();
    List<String> prints = prints(files);
    List<Sight> sights = files.stream().map(file -> file.lasting(began)).toList();
    Past past = Past.of(sights, notes.looks(), question);
    try {
      byte[] texts = Texts.bytes(files, past.looks(), earlier, FACTS_MAX);
      if (files.stream().noneMatch(DiskFile::isUnsteady)) {
        store.put(entry("texts-", run, past), texts);
        store.put(entry("facts-", run, past), Facts.bytes(prints, notes.all()));
        store.put(answer(run, past, prints), Freezer.freeze(found));
        store.put("run-" + run, past.bytes());
      }
    } catch (IOException gone) {
      // A file that cannot be read any more: nobody knows what was analysed.
    }
  }

  private String run(Question question) {
    List<String> all = new ArrayList<>(List.of(zuflint, "" + question.asked().size()));
    all.addAll(question.asked());
    question.files().forEach(file -> all.add(file.path()));
    return Print.of(all);
  }

  private static String entry(String what, String run, Past past) {
    return what + Print.of(List.of(run, Surroundings.print(past.around())));
  }

  private Facts facts(String run, @Nullable Past past) {
    return Facts.of(past == null ? null : store.get(entry("facts-", run, past)));
  }

  private Texts texts(String run, @Nullable Past past) {
    return new Texts(Facts.of(past == null ? null : store.get(entry("texts-", run, past))));
  }

  private static String answer(String run, Past past, List<String> prints) {
    List<String> all = new ArrayList<>(List.of(run, Surroundings.print(past.around())));
    all.addAll(prints);
    return "answer-" + Print.of(all);
  }

  private static List<String> prints(List<DiskFile> files) {
    return files.stream().map(file -> file.sight().print()).toList();
  }

  /** The last run; null when a header is another one since. */
  private @Nullable Past past(String run, Question question) {
    List<DiskFile> files = question.files();
    byte[] bytes = store.get("run-" + run);
    Past past = bytes == null ? null : Past.of(bytes);
    if (past == null || past.items().size() != files.size() || !Surroundings.hold(past.around())) {
      return null;
    }
    for (int i = 0; i < files.size(); i++) {
      files.get(i).recall(past.items().get(i).sight());
      if (past.print(i).equals(files.get(i).sight().print())) {
        question.recall(i, past.items().get(i).obstacle());
      }
    }
    question.around().recall(past.around());
    return past;
  }

  /** The answer to the same question about the same contents. */
  private @Nullable Analysis same(String run, Past past, List<DiskFile> files) {
    Analysis same = answered(store.get(answer(run, past, prints(files))));
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

  private static @Nullable Analysis answered(byte @Nullable [] bytes) {
    try {
      return bytes == null ? null : Thawing.thaw(bytes, Analysis.class);
    } catch (IllegalArgumentException spoilt) {
      // It has its checksum and is not ours: as good as not there.
      return null;
    }
  }

  private Notes notes(String run, List<DiskFile> files, @Nullable Past past) {
    Notes notes = new Notes(files, FACTS_MAX);
    notes.take(facts(run, past), prints(files));
    return notes;
  }

  private @Nullable Analysis carried(String run, Past past, Question question, Notes notes) {
    byte[] before = store.get(answer(run, past, past.prints()));
    return before == null
        ? null
        : new Carrying(past, question, notes, facts(run, past), () -> texts(run, past))
            .over(before);
  }
}
