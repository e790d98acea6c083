package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.SourceFile;

/**
 * Repairs findings one after the other. A repair counts only when the analysis of the repaired text
 * no longer has the finding, has no new one, and no vma that is worse off.
 */
public final class Repair {
  /**
   * A repair that holds.
   *
   * @param finding as it was when it was repaired
   * @param before the lines of the changed files before it
   * @param after the lines of the changed files after it
   */
  public record Done(
      Finding finding,
      Fix fix,
      Map<String, List<String>> before,
      Map<String, List<String>> after) {}

  /** What came of it: repairs in order, and the findings that have none. */
  public record Result(List<Done> done, List<Finding> left) {
    public Result {
      done = List.copyOf(done);
      left = List.copyOf(left);
    }
  }

  private final Function<Map<String, SourceFile>, Analysis> analyse;
  private final List<Done> done = new ArrayList<>();
  private final Set<String> tried = new TreeSet<>();
  private Analysis analysis;
  private Texts texts;

  private Repair(Texts texts, Function<Map<String, SourceFile>, Analysis> analyse) {
    this.analysis = analyse.apply(Map.of());
    this.texts = texts;
    this.analyse = analyse;
  }

  /**
   * Repairs {@code wanted}.
   *
   * @param analyse runs the analysis with some files replaced, by the names they are shown under
   */
  public static Result of(
      List<Finding> wanted,
      Originals originals,
      Function<Map<String, SourceFile>, Analysis> analyse) {
    return new Repair(Texts.unchanged(originals), analyse).run(wanted);
  }

  /**
   * For each of {@code wanted} that has one, a repair by itself.
   *
   * @param analyse as for {@link #of}
   */
  public static SortedMap<Finding, Offer> offers(
      List<Finding> wanted,
      Originals originals,
      Function<Map<String, SourceFile>, Analysis> analyse) {
    SortedMap<Finding, Offer> offers = new TreeMap<>();
    if (!wanted.isEmpty()) {
      Repair repair = over(originals, analyse);
      for (Finding finding : wanted) {
        repair
            .holding(finding)
            .findFirst()
            .ifPresent(fix -> offers.put(finding, Offer.of(fix, repair.texts)));
      }
    }
    return offers;
  }

  /**
   * For repairs of single findings, each on its own: nothing that was found before changes the
   * text.
   *
   * @param analyse as for {@link #of}
   */
  public static Repair over(
      Originals originals, Function<Map<String, SourceFile>, Analysis> analyse) {
    return new Repair(Texts.unchanged(originals), analyse);
  }

  /** Every repair of {@code finding} that holds, the gentlest first. */
  public List<Fix> proved(Finding finding) {
    return holding(finding).toList();
  }

  private Stream<Fix> holding(Finding finding) {
    return new Cures(analysis, texts)
        .of(finding).stream()
            .filter(fix -> holds(finding, analyse.apply(texts.with(fix).sources())));
  }

  private Result run(List<Finding> wanted) {
    List<Finding> left = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    wanted.forEach(finding -> keys.add(key(finding)));
    Finding next = next(keys);
    while (next != null) {
      if (!repair(next)) {
        tried.add(key(next));
        left.add(next);
      }
      next = next(keys);
    }
    return new Result(done, left);
  }

  private @Nullable Finding next(Set<String> wanted) {
    return analysis.findings().stream()
        .filter(finding -> wanted.contains(key(finding)) && !tried.contains(key(finding)))
        .sorted(Comparator.comparing(Finding::ruleId).thenComparing(finding -> finding))
        .findFirst()
        .orElse(null);
  }

  private boolean repair(Finding finding) {
    for (Fix fix : new Cures(analysis, texts).of(finding)) {
      Texts repaired = texts.with(fix);
      Analysis after = analyse.apply(repaired.sources());
      if (holds(finding, after)) {
        done.add(new Done(finding, fix, lines(texts, fix), lines(repaired, fix)));
        analysis = after;
        texts = repaired;
        return true;
      }
    }
    return false;
  }

  private static Map<String, List<String>> lines(Texts texts, Fix fix) {
    Map<String, List<String>> lines = new TreeMap<>();
    fix.edits().forEach(edit -> lines.put(edit.file(), texts.lines(edit.file())));
    return lines;
  }

  /** New infos do no harm: they tell of what the repaired code could gain. */
  private boolean holds(Finding finding, Analysis after) {
    Map<String, Integer> before = counts(analysis, false);
    Map<String, Integer> now = counts(after, false);
    boolean gone = now.getOrDefault(key(finding), 0) < before.getOrDefault(key(finding), 0);
    boolean nothingNew =
        counts(after, true).entrySet().stream()
            .allMatch(entry -> entry.getValue() <= before.getOrDefault(entry.getKey(), 0));
    return gone
        && nothingNew
        && bad(after) <= bad(analysis)
        && after.skipped().size() <= analysis.skipped().size()
        && after.faults().size() <= analysis.faults().size();
  }

  private static long bad(Analysis analysis) {
    return analysis.providers().stream()
        .flatMap(provider -> provider.vmas().stream())
        .filter(Vma::local)
        .filter(vma -> !(vma.verdict() instanceof Verdict.Verified))
        .count();
  }

  /** How many findings there are of each kind; {@code harmful}: without infos. */
  private static Map<String, Integer> counts(Analysis analysis, boolean harmful) {
    Map<String, Integer> counts = new TreeMap<>();
    analysis.findings().stream()
        .filter(finding -> !harmful || finding.severity() != Severity.INFO)
        .forEach(finding -> counts.merge(key(finding), 1, Integer::sum));
    return counts;
  }

  /** What stays the same when lines move. */
  private static String key(Finding finding) {
    return finding.ruleId()
        + "\n"
        + finding.where().file()
        + "\n"
        + finding.message().replaceAll("\\d+", "#");
  }
}
