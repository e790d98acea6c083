package org.zuflint.app.cache;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.frozen.Moves;
import org.zuflint.core.frozen.Thawing;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.program.Readings;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * Carries an answer over to other contents of some files. It can be when all that the analysis knew
 * of them is the same, and all that it looked at in their trees: then only where things stand is
 * another.
 */
final class Carrying {
  /** With more changed files than that it takes too long to ask. */
  private static final int CHANGED_MAX = 64;

  private final Past past;
  private final List<Source> sources;
  private final List<String> prints;
  private final Notes notes;
  private final Facts before;
  private final Supplier<Texts> texts;
  private final List<Moves> moves = new ArrayList<>();
  private long bytes;
  private long lines;

  /**
   * {@code notes} get what is read of changed files; {@code before} is what was of all; {@code
   * texts} were those that were looked at.
   */
  Carrying(Past past, Question question, Notes notes, Facts before, Supplier<Texts> texts) {
    this.past = past;
    this.sources = question.sources();
    this.prints = question.files().stream().map(file -> file.sight().print()).toList();
    this.notes = notes;
    this.before = before;
    this.texts = texts;
  }

  /** The answer for the new contents; null when it may be another one. */
  @Nullable Analysis over(byte[] answer) {
    List<Integer> changed = changed();
    if (changed.size() > CHANGED_MAX) {
      return null;
    }
    try {
      for (int file : changed) {
        if (!isCarried(file)) {
          return null;
        }
      }
      Analysis carried = Thawing.thaw(answer, Analysis.class, moves);
      notes.look(past.looks());
      return isRepaired(carried) ? null : carried.with(extent(carried.extent()));
    } catch (IOException | IllegalArgumentException cannot) {
      return null;
    }
  }

  private List<Integer> changed() {
    List<Integer> changed = new ArrayList<>();
    for (int file = 0; file < prints.size(); file++) {
      if (!past.print(file).equals(prints.get(file))) {
        changed.add(file);
      }
    }
    return changed;
  }

  private boolean isCarried(int file) throws IOException {
    byte[] known = before.of(file, past.print(file));
    Looks looks = past.looks(file);
    Source source = sources.get(file);
    if (known == null) {
      return false;
    }
    byte[] fresh = Readings.noted(source);
    notes.note(source, () -> fresh);
    Readings.Noted old = new Readings.Noted(known);
    Readings.Noted now = new Readings.Noted(fresh);
    bytes += now.bytes() - old.bytes();
    lines += now.lines() - old.lines();
    Moves move = new Moves(source.path(), isAlone(source.path()));
    moves.add(move);
    boolean alike = old.isLike(now, move) && (!looks.any() || isAlike(file, looks, move));
    return alike && (move.keepLines() || !looks.any());
  }

  private boolean isAlike(int file, Looks looks, Moves move) throws IOException {
    byte[] text = texts.get().of(file, past.print(file));
    if (text == null) {
      return false;
    }
    Source source = sources.get(file);
    SourceFile was = SourceFile.of(source.path(), text);
    Source earlier =
        source instanceof CompiledSource compiled ? compiled.with(was) : Source.of(was);
    return Trees.alike(Parser.parse(earlier), Parser.parse(source), looks, move);
  }

  private boolean isAlone(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return sources.stream()
        .noneMatch(other -> other.path().endsWith(last) && !other.path().equals(path));
  }

  /** Whether a repair, which is made of lines as they were, is in a changed file. */
  private boolean isRepaired(Analysis answer) {
    return answer.findings().stream()
        .flatMap(finding -> finding.fixes().stream())
        .flatMap(fix -> fix.edits().stream())
        .anyMatch(edit -> moves.stream().anyMatch(move -> move.file().equals(edit.file())));
  }

  private Analysis.Extent extent(Analysis.Extent all) {
    return new Analysis.Extent(
        all.files(), all.bytes() + bytes, all.lines() + lines, all.functions());
  }
}
