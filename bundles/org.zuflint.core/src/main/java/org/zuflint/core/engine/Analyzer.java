package org.zuflint.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.ProgramReader;
import org.zuflint.core.program.Readings;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.server.Vows;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.verdict.DriverFinder;

/**
 * Runs the stages and the rules over a set of files. The only place that runs rules, isolates
 * crashes and sorts.
 */
public final class Analyzer {
  private final List<Rule> rules;
  private final Kernel kernel;
  private final int threads;
  private final List<Assumption> assumptions;
  private final List<Guest> guests;
  private final Readings readings;
  private final boolean everywhere;

  public Analyzer(List<Rule> rules, Kernel kernel, int threads) {
    this(rules, kernel, threads, List.of());
  }

  /** {@code assumptions}: what the project vouches for, beside what comments in the sources do. */
  public Analyzer(List<Rule> rules, Kernel kernel, int threads, List<Assumption> assumptions) {
    this(rules, kernel, threads, assumptions, List.of(), Readings.once());
  }

  /** {@code guests}: rules that are not ours. */
  public Analyzer(
      List<Rule> rules,
      Kernel kernel,
      int threads,
      List<Assumption> assumptions,
      List<Guest> guests) {
    this(rules, kernel, threads, assumptions, guests, Readings.once());
  }

  /** {@code readings}: what earlier runs have read. */
  public Analyzer(
      List<Rule> rules,
      Kernel kernel,
      int threads,
      List<Assumption> assumptions,
      List<Guest> guests,
      Readings readings) {
    this(rules, kernel, threads, assumptions, guests, readings, false);
  }

  private Analyzer(
      List<Rule> rules,
      Kernel kernel,
      int threads,
      List<Assumption> assumptions,
      List<Guest> guests,
      Readings readings,
      boolean everywhere) {
    this.guests = List.copyOf(guests);
    this.readings = readings;
    this.assumptions = List.copyOf(assumptions);
    this.everywhere = everywhere;
    this.rules = List.copyOf(rules);
    this.kernel = kernel;
    this.threads = threads;
  }

  /** A class of each library that an analysis is made of, for those who must know which it was. */
  public static List<Class<?>> parts() {
    List<Class<?>> parts = new ArrayList<>(Parser.parts());
    parts.add(Analyzer.class);
    return parts;
  }

  /** The same, or one whose rules on settings and lifetime look at vmas without the flag, too. */
  public Analyzer everywhere(boolean asked) {
    return new Analyzer(rules, kernel, threads, assumptions, guests, readings, asked);
  }

  /**
   * Analyses all files together: one may call what another defines.
   *
   * @throws java.util.concurrent.CancellationException when {@code progress} asked to stop
   */
  public Analysis run(List<? extends Source> sources, Progress progress) {
    return Crew.alone(() -> analyse(sources, new Crew(threads), progress));
  }

  private Analysis analyse(List<? extends Source> sources, Crew crew, Progress progress) {
    List<Analysis.Skipped> skipped = Collections.synchronizedList(new ArrayList<>());
    List<Analysis.Fault> faults = Collections.synchronizedList(new ArrayList<>());
    Program program =
        ProgramReader.read(
            crew,
            sources,
            readings,
            (file, broken) -> lost(sources.get(file).path(), broken, skipped, faults),
            (done, total) -> isReading(progress, done, total) ? 1 : 0);
    List<Assumption> vouched = new ArrayList<>(assumptions);
    vouched.addAll(program.assumptions());
    Vows vows = new Vows(vouched);
    List<Provider> providers =
        DriverFinder.find(
            crew,
            program,
            kernel,
            vows,
            (stage, on, cause) -> faults.add(new Analysis.Fault(stage, on, cause)),
            (done, total) -> progress.report("analysing", done, total) ? 1 : 0);
    List<Finding> findings = findings(program, providers, faults);
    program
        .syntaxErrors()
        .forEach(error -> skipped.add(new Analysis.Skipped(error.where(), error.message())));
    skipped.sort((a, b) -> a.where().compareTo(b.where()));
    faults.sort(Comparator.comparing(fault -> fault.who() + " " + fault.on()));
    return new Analysis(
        findings,
        providers,
        List.copyOf(skipped),
        List.copyOf(faults),
        extent(program),
        vows.complaints());
  }

  /** Behind the last file all of them are linked, which takes its time. */
  private static boolean isReading(Progress progress, int done, int total) {
    return progress.report("reading", done, total)
        && (done < total || progress.report("linking", 0, 0));
  }

  /** What all rules find, sorted. */
  private List<Finding> findings(
      Program program, List<Provider> providers, List<Analysis.Fault> faults) {
    List<Finding> findings = new ArrayList<>();
    Code code = new Code(program);
    for (Provider provider : providers) {
      for (Vma vma : provider.vmas()) {
        rules.forEach(rule -> check(rule, provider, vma, code, findings, faults));
      }
    }
    guests.forEach(guest -> check(guest, providers, code, findings, faults));
    findings.replaceAll(new Spellings(program)::told);
    findings.sort(null);
    return findings.stream().distinct().toList();
  }

  private static void lost(
      String path, Exception broken, List<Analysis.Skipped> skipped, List<Analysis.Fault> faults) {
    if (broken instanceof IOException) {
      skipped.add(new Analysis.Skipped(new Place(path, 0, 0), String.valueOf(broken.getMessage())));
    } else {
      faults.add(new Analysis.Fault("parse", path, broken));
    }
  }

  private void check(
      Rule rule,
      Provider provider,
      Vma vma,
      Code code,
      List<Finding> findings,
      List<Analysis.Fault> faults) {
    VmaContext context = new VmaContext(rule.info(), provider, vma, kernel, everywhere, code);
    try {
      rule.check(context);
      findings.addAll(context.findings());
    } catch (RuntimeException | StackOverflowError broken) {
      faults.add(new Analysis.Fault(rule.info().id(), vma.name(), broken));
    }
  }

  /** All that a guest finds counts, or nothing: where it failed may depend on the machine. */
  private void check(
      Guest guest,
      List<Provider> providers,
      Code code,
      List<Finding> findings,
      List<Analysis.Fault> faults) {
    List<Finding> found = new ArrayList<>();
    try {
      GuestThread.run(
          guest.origin(),
          thread -> {
            for (Provider provider : providers) {
              for (Vma vma : provider.vmas()) {
                VmaContext context =
                    new VmaContext(guest.info(), provider, vma, kernel, everywhere, code);
                thread.begin("vma " + vma.name());
                guest.rule().check(context);
                found.addAll(context.findings());
              }
            }
          });
      findings.addAll(found);
    } catch (GuestFailure failed) {
      faults.add(new Analysis.Fault(guest.info().id(), guest.origin(), failed));
    }
  }

  private static Analysis.Extent extent(Program program) {
    return new Analysis.Extent(
        program.fileCount(), program.bytes(), program.lines(), program.functions().size());
  }
}
