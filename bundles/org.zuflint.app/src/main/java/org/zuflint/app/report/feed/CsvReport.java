package org.zuflint.app.report.feed;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Verdict;

/** One line for each vma of each provider, as RFC 4180 has it. */
public record CsvReport() implements Report {
  private static final String HEAD =
      "provider,file,line,vma,local,flags,verdict,clause,reason,assumptions";

  private record Why(String clause, String reason) {
    static Why of(Clause clause, String reason) {
      return new Why(clause.name(), reason);
    }
  }

  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    line(List.of(HEAD.split(",")), out);
    for (Provider provider : outcome.analysis().providers()) {
      for (Vma vma : provider.vmas()) {
        line(cells(outcome, provider, vma), out);
      }
    }
  }

  private static List<String> cells(Outcome outcome, Provider provider, Vma vma) {
    Why why = why(vma.verdict());
    String flags =
        vma.flags().stream()
            .map(flag -> flag.name() + (flag.always() ? "" : " (sometimes)"))
            .collect(Collectors.joining(" "));
    return List.of(
        provider.function(),
        outcome.originals().relative(vma.where().file()),
        String.valueOf(vma.where().line()),
        vma.name(),
        String.valueOf(vma.local()),
        flags,
        vma.verdict().word(),
        why.clause,
        why.reason,
        String.join("; ", vma.assumptions()));
  }

  private static Why why(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified verified -> new Why("", "");
      case Verdict.Eligible eligible -> new Why("", "");
      case Verdict.Violation violation -> Why.of(violation.clause(), violation.reason());
      case Verdict.Unproven unproven -> Why.of(unproven.clause(), unproven.missing());
      case Verdict.NotEligible not -> Why.of(not.clause(), not.reason());
      case Verdict.NoMapping none -> new Why("", none.reason());
    };
  }

  private static void line(List<String> cells, Appendable out) throws IOException {
    out.append(cells.stream().map(CsvReport::quoted).collect(Collectors.joining(",")));
    out.append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
