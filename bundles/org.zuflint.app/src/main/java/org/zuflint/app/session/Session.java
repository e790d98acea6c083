package org.zuflint.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.inputs.InputSearch;
import org.zuflint.app.inputs.Inputs;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.rules.Rules;

/** Answers requests; the one way for every face to run an analysis. */
public final class Session {
  private static final Analysis NOTHING =
      new Analysis(List.of(), List.of(), List.of(), List.of(), new Analysis.Extent(0, 0, 0, 0));

  private final Engine engine;

  public Session(Engine engine) {
    this.engine = engine;
  }

  /** A session with all built-in rules. */
  public static Session standard() {
    return new Session((sources, kernel, threads, progress) ->
        new Analyzer(Rules.all(), kernel, threads).run(sources, progress));
  }

  /**
   * Finds the files of {@code request} and analyses them together.
   *
   * @throws java.util.concurrent.CancellationException when {@code progress} says stop
   */
  public Outcome run(Request request, Progress progress) {
    Inputs inputs = InputSearch.find(request.base(), request.paths(), request.database());
    Kernel kernel = kernel(request, inputs);
    Analysis analysis =
        inputs.files().isEmpty()
            ? NOTHING
            : engine.run(inputs.files(), kernel, request.threads(), progress);
    return new Outcome(
        kernel, analysed(inputs, analysis), analysis, inputs.troubles(), notes(inputs));
  }

  private static Kernel kernel(Request request, Inputs inputs) {
    if (request.kernel() != null) {
      return request.kernel();
    }
    return inputs.kernel() == null ? Kernel.PATCH_BASE : inputs.kernel();
  }

  private static List<String> analysed(Inputs inputs, Analysis analysis) {
    NavigableSet<String> files = new TreeSet<>();
    inputs.files().forEach(file -> files.add(file.path()));
    for (Analysis.Skipped skipped : analysis.skipped()) {
      if (skipped.where().line() == 0) {
        files.remove(skipped.where().file());
      }
    }
    return List.copyOf(files);
  }

  private static List<Remark> notes(Inputs inputs) {
    List<Remark> notes = new ArrayList<>(inputs.notes());
    for (DiskFile file : inputs.files()) {
      if (!file.utf8()) {
        notes.add(Remark.of(file.path(), "is not UTF-8; analysed as bytes, columns count bytes"));
      }
    }
    notes.sort(null);
    return notes;
  }
}
