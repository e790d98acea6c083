package org.zuflint.ui.rules;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zuflint.app.workshop.RuleTemplate;

/** Asks for the project's name and the rule's id. */
final class NewRulePage extends WizardPage {
  private String project = "team-rules";
  private String rule = "stale-flag";
  private Text projectText;
  private Text ruleText;

  NewRulePage() {
    super("rule", "zuflint Rule Project", null);
    setDescription("A Java project with a rule, its page and its cases, which pass as they are.");
  }

  @Override
  public void createControl(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
    projectText = field(area, "&Project:", project);
    ruleText = field(area, "&Rule id (names the problem):", rule);
    setControl(area);
    look();
  }

  private Text field(Composite area, String label, String content) {
    new Label(area, SWT.NONE).setText(label);
    Text text = new Text(area, SWT.BORDER);
    text.setText(content);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    text.addModifyListener(event -> look());
    return text;
  }

  void fill(String newProject, String newRule) {
    project = newProject;
    rule = newRule;
    if (projectText != null) {
      projectText.setText(newProject);
      ruleText.setText(newRule);
    }
  }

  String project() {
    return project;
  }

  String rule() {
    return rule;
  }

  private void look() {
    if (projectText == null || ruleText == null) {
      return;
    }
    project = projectText.getText().trim();
    rule = ruleText.getText().trim();
    IStatus name = ResourcesPlugin.getWorkspace().validateName(project, IResource.PROJECT);
    String objection =
        !name.isOK()
            ? name.getMessage()
            : ResourcesPlugin.getWorkspace().getRoot().getProject(project).exists()
                ? "There is a project '" + project + "' already."
                : RuleTemplate.isId(rule)
                    ? null
                    : "A rule id is lower case words with '-' between them.";
    setErrorMessage(objection);
    setPageComplete(objection == null);
  }
}
