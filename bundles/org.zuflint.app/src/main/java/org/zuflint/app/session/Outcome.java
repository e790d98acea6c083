package org.zuflint.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zuflint.app.baseline.Known;
import org.zuflint.app.build.Reading;
import org.zuflint.app.change.Touched;
import org.zuflint.app.config.Settings;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.fix.Offer;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.simulate.Gains;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;

/**
 * The answer to a request.
 *
 * @param kernel the kernel it was judged by
 * @param files what was analysed, sorted
 * @param analysis its findings are those that count
 * @param troubles what was asked for and could not be found or used
 * @param notes what is worth knowing and lost nothing
 * @param readings how each file was read, sorted
 * @param sifted all findings with what the project says of them
 * @param settings what zuflint.toml said
 * @param originals the text behind places
 * @param gains predicts what the flag gains
 * @param offers repairs of findings, when they were asked for
 * @param custom the rules that are not ours
 */
public record Outcome(
    Kernel kernel,
    List<String> files,
    Analysis analysis,
    List<Remark> troubles,
    List<Remark> notes,
    List<Reading> readings,
    Sifted sifted,
    Settings settings,
    Originals originals,
    Gains gains,
    SortedMap<Finding, Offer> offers,
    List<CustomRule> custom) {

  /**
   * Findings with their standing.
   *
   * @param entries all of them, sorted
   * @param excused vmas whose broken promise is allowed or known
   * @param verdicts the entries a baseline keeps of verdicts
   * @param baseline the baseline that was read, empty when there was none
   * @param gone what the baseline has and the run has not
   */
  public record Sifted(
      List<Entry> entries,
      List<Vma> excused,
      List<Known> verdicts,
      String baseline,
      List<Known> gone) {
    public Sifted {
      entries = List.copyOf(entries);
      excused = List.copyOf(excused);
      verdicts = List.copyOf(verdicts);
      gone = List.copyOf(gone);
    }

    public long count(Standing standing) {
      return entries.stream().filter(entry -> entry.standing() == standing).count();
    }
  }

  public Outcome {
    files = List.copyOf(files);
    troubles = List.copyOf(troubles);
    notes = List.copyOf(notes);
    offers = Collections.unmodifiableSortedMap(new TreeMap<>(offers));
    readings = List.copyOf(readings);
    custom = List.copyOf(custom);
  }

  /** An outcome with nothing allowed and nothing known. */
  public static Outcome of(
      Kernel kernel,
      List<String> files,
      Analysis analysis,
      List<Remark> troubles,
      List<Remark> notes) {
    Originals originals = new Originals(Path.of(""), Path.of(""), List.of());
    return new Outcome(
        kernel,
        files,
        analysis,
        troubles,
        notes,
        List.of(),
        new Sifting(analysis, originals).sifted(List.of(), "", List.of()),
        Settings.NONE,
        originals,
        Gains.unknown(),
        Collections.emptySortedMap(),
        List.of());
  }

  /**
   * Only what {@code wanted} takes.
   *
   * @param touched whether a vma counts; one with a finding that does counts, too
   */
  public Outcome narrowed(Predicate<Finding> wanted, Predicate<Vma> touched) {
    List<Finding> findings = analysis.findings().stream().filter(wanted).toList();
    Predicate<Vma> counts =
        vma ->
            touched.test(vma)
                || findings.stream()
                    .anyMatch(finding -> Touched.places(finding).anyMatch(vma.where()::equals));
    List<Provider> providers =
        analysis.providers().stream()
            .map(one ->
                new Provider(
                    one.function(),
                    one.where(),
                    one.tables(),
                    one.vmas().stream().filter(counts).toList()))
            .filter(one -> !one.vmas().isEmpty())
            .toList();
    Sifted fewer =
        new Sifted(
            sifted.entries().stream().filter(entry -> wanted.test(entry.finding())).toList(),
            sifted.excused(),
            sifted.verdicts(),
            sifted.baseline(),
            sifted.gone());
    return new Outcome(
        kernel,
        files,
        analysis.with(findings, providers),
        troubles,
        notes,
        readings,
        fewer,
        settings,
        originals,
        gains,
        offers,
        custom);
  }

  /** The same with {@code offers}. */
  public Outcome offering(SortedMap<Finding, Offer> offers) {
    return new Outcome(
        kernel, files, analysis, troubles, notes, readings, sifted, settings, originals, gains,
        offers, custom);
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

  /** How many findings of this severity count. */
  public long count(Severity severity) {
    return analysis.findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /** What a baseline of this outcome keeps. */
  public List<Known> known() {
    List<Known> known = new ArrayList<>(sifted.verdicts());
    for (Entry entry : sifted.entries()) {
      if (entry.standing() != Standing.ALLOWED) {
        known.add(Sifting.known(entry, originals));
      }
    }
    known.sort(null);
    return known;
  }

  private Stream<Remark> skipped(boolean whole) {
    return analysis.skipped().stream()
        .filter(skipped -> (skipped.where().line() == 0) == whole)
        .map(skipped -> new Remark(skipped.where(), skipped.reason()));
  }
}
