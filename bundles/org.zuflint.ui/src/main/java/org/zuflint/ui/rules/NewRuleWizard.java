package org.zuflint.ui.rules;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;

/** "New zuflint Rule Project": a Java project with class, page and cases that pass at once. */
public final class NewRuleWizard extends Wizard implements INewWizard {
  private final NewRulePage page = new NewRulePage();

  public NewRuleWizard() {
    setWindowTitle("New zuflint Rule Project");
    setNeedsProgressMonitor(true);
  }

  @Override
  public void init(IWorkbench workbench, IStructuredSelection selection) {
    // Neither is needed.
  }

  @Override
  public void addPages() {
    addPage(page);
  }

  /** What the page's fields hold. */
  public void fill(String project, String rule) {
    page.fill(project, rule);
  }

  @Override
  public boolean performFinish() {
    String name = page.project();
    String rule = page.rule();
    WorkspaceModifyOperation making =
        new WorkspaceModifyOperation(ResourcesPlugin.getWorkspace().getRoot()) {
          @Override
          protected void execute(org.eclipse.core.runtime.IProgressMonitor monitor)
              throws CoreException {
            RuleProject.create(name, rule, monitor);
          }
        };
    try {
      getContainer().run(false, false, making);
      return true;
    } catch (InvocationTargetException failure) {
      page.setErrorMessage(String.valueOf(failure.getCause().getMessage()));
      return false;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
