package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.SourceFile;

/** The files of a request with some of them changed; a change makes new texts. */
final class Texts {
  private final Originals originals;
  private final SortedMap<String, List<String>> changed;

  private Texts(Originals originals, SortedMap<String, List<String>> changed) {
    this.originals = originals;
    this.changed = changed;
  }

  static Texts unchanged(Originals originals) {
    return new Texts(originals, new TreeMap<>());
  }

  /** The lines of a file; empty when it has no UTF-8 text or unusual line ends. */
  List<String> lines(String file) {
    List<String> lines = changed.get(file);
    return lines == null ? original(file) : lines;
  }

  /** The lines of a file before any change. */
  List<String> original(String file) {
    return originals.text(file).flatMap(SourceFile::plainLines).orElse(List.of());
  }

  Texts with(Fix fix) {
    SortedMap<String, List<String>> next = new TreeMap<>(changed);
    for (Edit edit : fix.edits()) {
      List<String> lines =
          new ArrayList<>(
              next.containsKey(edit.file()) ? next.get(edit.file()) : lines(edit.file()));
      List<String> place = lines.subList(edit.line() - 1, edit.line() - 1 + edit.removed());
      place.clear();
      place.addAll(edit.added());
      next.put(edit.file(), List.copyOf(lines));
    }
    return new Texts(originals, next);
  }

  /** The files that differ, by name. */
  SortedMap<String, List<String>> changed() {
    return Collections.unmodifiableSortedMap(changed);
  }

  /** The changed files for an analysis. */
  Map<String, SourceFile> sources() {
    Map<String, SourceFile> sources = new TreeMap<>();
    changed.forEach(
        (file, lines) -> sources.put(file, SourceFile.of(file, String.join("\n", lines) + "\n")));
    return sources;
  }
}
