package org.zuflint.ui.rules;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.resources.IProject;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.workshop.RuleTrial;

/** Writes the rules of a project as a pack. */
public final class RulePacks {
  private RulePacks() {}

  /**
   * Exports them, compiled from what is saved.
   *
   * @throws Refusal when they do not compile, or do not do what their cases say
   */
  public static void export(IProject project, Path file) throws IOException {
    RulesFolder folder = new RuleProject(project).folder();
    CustomRules rules = new CustomRules(null);
    RuleTrial trial = RuleTrial.of(folder, rules);
    if (!trial.problems().isEmpty()) {
      throw new Refusal(trial.problems());
    }
    rules.pack(folder, file);
  }
}
