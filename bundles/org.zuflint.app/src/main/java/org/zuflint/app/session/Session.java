package org.zuflint.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.baseline.Known;
import org.zuflint.app.build.Adviser;
import org.zuflint.app.build.CompiledFiles;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.build.Reading;
import org.zuflint.app.cache.Answers;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.cache.Question;
import org.zuflint.app.config.RuleLevel;
import org.zuflint.app.config.Settings;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.fix.Repair;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.inputs.Inputs;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.simulate.Gains;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.app.suppress.AllowanceFinder;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.program.Readings;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;
import org.zuflint.rules.Rules;

/** Answers requests; the one way for every face to run an analysis. */
public final class Session {
  private static final Analysis NOTHING =
      new Analysis(List.of(), List.of(), List.of(), List.of(), new Analysis.Extent(0, 0, 0, 0));

  private final Engine engine;
  private final Cache cache;
  private final CustomRules custom;
  private final Readings readings;
  private final Adviser adviser;

  public Session(Engine engine) {
    this(engine, Cache.NONE);
  }

  /** {@code cache}: where answers and compiled rules are kept. */
  public Session(Engine engine, Cache cache) {
    this(engine, cache, Readings.once(), Adviser.NOBODY);
  }

  private Session(Engine engine, Cache cache, Readings readings, Adviser adviser) {
    this.engine = engine;
    this.cache = cache;
    this.custom = new CustomRules(cache.folder());
    this.readings = readings;
    this.adviser = adviser;
  }

  /** A session with all built-in rules that keeps nothing. */
  public static Session standard() {
    return standard(Cache.NONE);
  }

  /** A session with all built-in rules. */
  public static Session standard(Cache cache) {
    return new Session(Session::analyse, cache);
  }

  /** A session with all built-in rules that knows what earlier runs have read. */
  static Session knowing(Readings readings, Cache cache, Adviser adviser) {
    return new Session(Session::analyse, cache, readings, adviser);
  }

  private static Analysis analyse(
      List<? extends Source> sources, Plan plan, Readings readings, Progress progress) {
    List<Rule> rules =
        Rules.all().stream().filter(rule -> !plan.off().contains(rule.info().id())).toList();
    List<Assumption> assumptions =
        plan.assumptions().stream()
            .map(said -> new Assumption(said.scope(), said.clause(), said.reason(), said.where()))
            .toList();
    return new Analyzer(rules, plan.kernel(), plan.jobs(), assumptions, plan.guests(), readings)
        .everywhere(plan.everywhere())
        .run(sources, progress);
  }

  /**
   * Finds the files of {@code request} and analyses them together.
   *
   * @throws org.zuflint.app.config.Refusal when the configuration or the baseline is missing or
   *     wrong
   * @throws java.util.concurrent.CancellationException when {@code progress} says stop
   */
  public Outcome run(Request request, Progress progress) {
    return run(request, inputs -> inputs, progress);
  }

  /** The same with the texts that {@code texts} puts into the files. */
  Outcome run(Request request, UnaryOperator<Inputs> texts, Progress progress) {
    Resolution resolution = Resolution.of(request, custom);
    List<Known> known = resolution.baseline();
    Gains gains = resolution.gains();
    Inputs inputs = resolution.concerned(texts.apply(resolution.inputs()), progress);
    Plan plan = resolution.plan(inputs);
    CompiledFiles compiled = resolution.compiled(inputs, adviser);
    List<Source> sources = sources(inputs, compiled, Map.of());
    Analysis analysis =
        sources.isEmpty()
            ? NOTHING
            : levelled(
                answer(resolution, question(plan, inputs, sources, compiled), plan, progress),
                resolution.settings());
    Originals originals = new Originals(request.base(), resolution.root(), inputs.files());
    List<Remark> notes = notes(inputs);
    List<Remark> troubles = new ArrayList<>(inputs.troubles());
    List<Reading> readings = compiled.readings();
    boolean must = resolution.exactness() == Exactness.ON;
    new ReadingNotes(must, resolution.namesBuild(), must ? troubles : notes).tell(readings);
    troubles.sort(null);
    List<Allowance> allowances = allowances(inputs, originals, resolution.ruleIds(), notes);
    Outcome.Sifted sifted =
        new Sifting(analysis, originals).sifted(allowances, resolution.baselineName(), known);
    unused(allowances, sifted, plan, notes);
    analysis.remarks().forEach(remark -> notes.add(new Remark(remark.where(), remark.text())));
    notes.sort(null);
    return new Outcome(
        plan.kernel(),
        analysed(inputs, analysis),
        open(analysis, sifted),
        troubles,
        notes,
        readings,
        sifted,
        resolution.settings(),
        originals,
        gains,
        Collections.emptySortedMap(),
        resolution.custom());
  }

  private Analysis answer(Resolution resolution, Question question, Plan plan, Progress progress) {
    Answers answers = answers(resolution, plan);
    List<Source> sources = question.sources();
    return answers == null
        ? engine.run(sources, plan, readings, progress)
        : answers.of(
            question, notebook -> engine.run(sources, plan, readings.with(notebook), progress));
  }

  private static Question question(
      Plan plan, Inputs inputs, List<Source> sources, CompiledFiles compiled) {
    List<String> asked = new ArrayList<>(plan.words());
    asked.addAll(compiled.words());
    return new Question(asked, inputs.files(), sources, compiled.around());
  }

  /** Answers of earlier runs; null when none are kept, or rules of others are asked. */
  private @Nullable Answers answers(Resolution resolution, Plan plan) {
    return plan.guests().isEmpty() ? cache.in(resolution.cache(cache.folder())).answers() : null;
  }

  /** {@code outcome} of {@code request} with a repair for each finding that has one. */
  public Outcome offering(Outcome outcome, Request request, Progress progress) {
    List<Finding> open = outcome.analysis().findings();
    return open.isEmpty()
        ? outcome
        : outcome.offering(Repair.offers(open, outcome.originals(), again(request, progress)));
  }

  /**
   * The rules that are not ours with which {@code request} would be judged.
   *
   * @throws org.zuflint.app.config.Refusal when the configuration is wrong, or a rule
   */
  public List<CustomRule> custom(Request request) {
    return Resolution.of(request, custom).custom();
  }

  /**
   * Predicts gains on the machine that {@code request} and zuflint.toml mean.
   *
   * @throws org.zuflint.app.config.Refusal when the configuration or the machine is wrong
   */
  public Gains gains(Request request) {
    return Resolution.of(request, custom).gains();
  }

  /**
   * The analysis of {@code request} as often as it is wanted, with some files replaced.
   *
   * @return from changed files, by the names they are shown under, to all findings
   */
  public Function<Map<String, SourceFile>, Analysis> again(Request request, Progress progress) {
    return again(request, inputs -> inputs, progress);
  }

  /** The same with the texts that {@code texts} puts into the files. */
  Function<Map<String, SourceFile>, Analysis> again(
      Request request, UnaryOperator<Inputs> texts, Progress progress) {
    Resolution resolution = Resolution.of(request, custom);
    Inputs inputs = resolution.concerned(texts.apply(resolution.inputs()), progress);
    Plan plan = resolution.plan(inputs);
    CompiledFiles compiled = resolution.compiled(inputs, adviser);
    List<Source> unchanged = sources(inputs, compiled, Map.of());
    Answers answers = answers(resolution, plan);
    Readings known =
        answers == null
            ? readings
            : readings.with(answers.notebook(question(plan, inputs, unchanged, compiled)));
    return changed -> {
      List<Source> sources = sources(inputs, compiled, changed);
      return levelled(engine.run(sources, plan, known, progress), resolution.settings());
    };
  }

  /** The sources of a request, some with another text. */
  private static List<Source> sources(
      Inputs inputs, CompiledFiles compiled, Map<String, SourceFile> changed) {
    List<Source> sources = new ArrayList<>();
    for (DiskFile file : inputs.files()) {
      SourceFile text = changed.get(file.path());
      sources.add(compiled.source(file.location(), text == null ? file : Source.of(text)));
    }
    return sources;
  }

  private static Analysis levelled(Analysis analysis, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : analysis.findings()) {
      RuleLevel level = settings.levels().get(finding.ruleId());
      Optional.ofNullable(level)
          .map(RuleLevel::severity)
          .orElse(Optional.of(finding.severity()))
          .ifPresent(severity -> findings.add(finding.at(severity)));
    }
    return analysis.with(findings);
  }

  private static Analysis open(Analysis analysis, Outcome.Sifted sifted) {
    return analysis.with(
        sifted.entries().stream()
            .filter(entry -> entry.standing() == Standing.OPEN)
            .map(Entry::finding)
            .toList());
  }

  private static List<Allowance> allowances(
      Inputs inputs, Originals originals, List<String> ruleIds, List<Remark> notes) {
    List<Allowance> allowances = new ArrayList<>();
    for (DiskFile file : inputs.files()) {
      if (file.addressed()) {
        originals
            .text(file.path())
            .ifPresent(text -> allowances.addAll(AllowanceFinder.find(text, ruleIds, notes)));
      }
    }
    return allowances;
  }

  private static void unused(
      List<Allowance> allowances, Outcome.Sifted sifted, Plan plan, List<Remark> notes) {
    List<Allowance> used = sifted.entries().stream().map(Entry::allowance).distinct().toList();
    for (Allowance allowance : allowances) {
      if (!used.contains(allowance) && !plan.off().contains(allowance.rule())) {
        notes.add(
            new Remark(
                allowance.where(),
                "this comment allows "
                    + allowance.rule()
                    + ", which is not found here; remove it"));
      }
    }
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
    return notes;
  }
}
