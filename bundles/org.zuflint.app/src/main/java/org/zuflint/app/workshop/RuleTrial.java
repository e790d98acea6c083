package org.zuflint.app.workshop;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.cases.BadCase;
import org.zuflint.core.cases.Case;
import org.zuflint.core.cases.Comparison;
import org.zuflint.core.cases.Complaint;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Guest;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;

/**
 * The rules of a folder, tried on their cases and on the examples of their pages. Only they are
 * run: what zuflint's own rules say of a case does not matter.
 *
 * @param rules how many rules there are
 * @param cases how many cases were tried
 * @param problems what is not as a case says, sorted
 */
public record RuleTrial(int rules, int cases, List<Remark> problems) {
  public RuleTrial {
    problems = List.copyOf(problems);
  }

  /**
   * Tries them.
   *
   * @throws org.zuflint.app.config.Refusal when the rules cannot be loaded
   */
  public static RuleTrial of(RulesFolder folder, CustomRules loader) {
    return of(folder, loader.load(List.of(new CustomRules.Asked(folder.folder(), folder.shown()))));
  }

  /** Tries rules that are loaded already on the cases and pages of a folder. */
  public static RuleTrial of(RulesFolder folder, List<CustomRule> rules) {
    List<Remark> problems = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    try {
      if (Files.isDirectory(folder.cases())) {
        cases.addAll(Case.below(folder.cases(), folder.halves()));
      }
      for (CustomRule rule : rules) {
        Path page = folder.page(rule.id());
        if (Files.isRegularFile(page)) {
          cases.addAll(Case.inPage(page, folder.halves()));
        } else {
          problems.add(Remark.of(rule.guest().origin(), "has no page; write " + page));
        }
        if (!Files.isDirectory(folder.cases().resolve(rule.id()))) {
          Path missing = folder.cases().resolve(rule.id());
          problems.add(Remark.of(rule.guest().origin(), "has no case; write one into " + missing));
        }
      }
    } catch (UncheckedIOException failure) {
      problems.add(Remark.of(folder.shown(), "cannot be read: " + failure.getMessage()));
    }
    List<Guest> guests = rules.stream().map(CustomRule::guest).toList();
    cases.forEach(one -> problems.addAll(problems(one, guests)));
    problems.sort(null);
    return new RuleTrial(rules.size(), cases.size(), problems);
  }

  private static List<Remark> problems(Case one, List<Guest> guests) {
    List<Remark> problems = new ArrayList<>();
    try {
      List<Source> sources = one.files().stream().map(Source::of).toList();
      Analysis analysis =
          new Analyzer(List.of(), one.kernel(), 1, List.of(), guests).run(sources, Progress.NONE);
      for (Complaint complaint : Comparison.complaints(one.expectations(), analysis)) {
        problems.add(remark(one, complaint));
      }
    } catch (BadCase bad) {
      problems.add(remark(one, bad.complaint()));
    }
    return problems;
  }

  private static Remark remark(Case one, Complaint complaint) {
    Place where = one.place(complaint);
    return new Remark(new Place(where.file(), where.line(), 1), complaint.text());
  }
}
