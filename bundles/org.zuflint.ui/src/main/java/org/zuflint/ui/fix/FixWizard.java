package org.zuflint.ui.fix;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.ui.PlatformUI;

/** Shows a change before it is made, each part to be left out. */
public final class FixWizard extends RefactoringWizard {
  /** A change that is there already. */
  private static final class Prepared extends Refactoring {
    private final Change change;

    Prepared(Change change) {
      this.change = change;
    }

    @Override
    public String getName() {
      return change.getName();
    }

    @Override
    public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
      return new RefactoringStatus();
    }

    @Override
    public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
      return new RefactoringStatus();
    }

    @Override
    public Change createChange(IProgressMonitor monitor) throws CoreException {
      change.initializeValidationData(new NullProgressMonitor());
      return change;
    }
  }

  private FixWizard(Change change) {
    super(new Prepared(change), DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
    setDefaultPageTitle("zuflint: " + change.getName());
    setForcePreviewReview(true);
  }

  @Override
  protected void addUserInputPages() {
    // There is nothing to ask: the preview comes first.
  }

  /** Opens it and waits for the user; in the workbench's thread. */
  static void open(Change change) {
    try {
      new RefactoringWizardOpenOperation(new FixWizard(change))
          .run(
              PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
              "zuflint: " + change.getName());
    } catch (InterruptedException given) {
      ILog.of(FixWizard.class).info("Given up while the workspace was busy", given);
    }
  }
}
