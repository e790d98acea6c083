package org.zuflint.app.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.program.Readings;
import org.zuflint.core.source.Source;

/**
 * Carries an answer over to other contents of some files. It can be when the analysis looked at the
 * tree of none of them, its answer names none of them, and all that it knew of them is the same.
 */
final class Carrying {
  /** With more changed files than that it takes too long to ask. */
  private static final int CHANGED_MAX = 64;

  private final Past past;
  private final List<DiskFile> files;
  private final List<Source> sources;
  private final Notes notes;
  private final Facts before;

  /** {@code notes} get what is read of changed files; {@code before}: what was of all. */
  Carrying(Past past, Question question, Notes notes, Facts before) {
    this.past = past;
    this.files = question.files();
    this.sources = question.sources();
    this.notes = notes;
    this.before = before;
  }

  /** The answer for the new contents; null when it may be another one. */
  @Nullable Analysis over(Analysis answer) {
    List<Integer> changed = changed();
    if (changed.size() > CHANGED_MAX || changed.stream().anyMatch(past::looked)) {
      return null;
    }
    byte[] text = Freezer.freeze(answer);
    Analysis carried = answer;
    for (int file : changed) {
      byte[] old = before.of(file, past.print(file));
      byte[] now = old == null || names(text, files.get(file)) ? null : facts(file);
      if (old == null || now == null || !Readings.alike(old, now)) {
        return null;
      }
      carried = carried.with(extent(carried.extent(), old, now));
    }
    for (int file = 0; file < files.size(); file++) {
      if (past.looked(file)) {
        notes.looked(files.get(file));
      }
    }
    return carried;
  }

  private List<Integer> changed() {
    List<Integer> changed = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      if (!past.print(file).equals(files.get(file).sight().print())) {
        changed.add(file);
      }
    }
    return changed;
  }

  private byte @Nullable [] facts(int file) {
    try {
      byte[] facts = Readings.noted(sources.get(file));
      notes.note(sources.get(file), () -> facts);
      return facts;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static Analysis.Extent extent(Analysis.Extent all, byte[] before, byte[] now) {
    return new Analysis.Extent(
        all.files(),
        all.bytes() - Readings.bytes(before) + Readings.bytes(now),
        all.lines() - Readings.lines(before) + Readings.lines(now),
        all.functions());
  }

  /** Whether an answer may name a file: by the last part of its name, which words may use. */
  private static boolean names(byte[] answer, DiskFile file) {
    String path = file.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return contains(answer, name.getBytes(StandardCharsets.ISO_8859_1))
        || contains(answer, name.getBytes(StandardCharsets.UTF_16BE));
  }

  private static boolean contains(byte[] where, byte[] what) {
    for (int at = 0; at <= where.length - what.length; at++) {
      int same = 0;
      while (same < what.length && where[at + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return true;
      }
    }
    return false;
  }
}
