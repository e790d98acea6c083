package org.zuflint.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Severity;

/**
 * The answer to a request.
 *
 * @param kernel the kernel it was judged by
 * @param files what was analysed, sorted
 * @param troubles what was asked for and could not be found or used
 * @param notes what is worth knowing and lost nothing
 */
public record Outcome(
    Kernel kernel,
    List<String> files,
    Analysis analysis,
    List<Remark> troubles,
    List<Remark> notes) {
  public Outcome {
    files = List.copyOf(files);
    troubles = List.copyOf(troubles);
    notes = List.copyOf(notes);
  }

  /** Everything asked for that could not be analysed, whole files and folders only. */
  public List<Remark> lost() {
    List<Remark> lost = new ArrayList<>(troubles);
    skipped(true).forEach(lost::add);
    lost.sort(null);
    return lost;
  }

  /** Declarations that were not analysed in files that were. */
  public List<Remark> gaps() {
    return skipped(false).sorted().toList();
  }

  public Stream<Vma> vmas() {
    return analysis.providers().stream().flatMap(provider -> provider.vmas().stream());
  }

  public long count(Severity severity) {
    return analysis.findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  private Stream<Remark> skipped(boolean whole) {
    return analysis.skipped().stream()
        .filter(skipped -> (skipped.where().line() == 0) == whole)
        .map(skipped -> new Remark(skipped.where(), skipped.reason()));
  }
}
