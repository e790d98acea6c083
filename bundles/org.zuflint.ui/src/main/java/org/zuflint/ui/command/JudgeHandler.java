package org.zuflint.ui.command;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zuflint.ui.marker.Scope;
import org.zuflint.ui.run.Desks;

/** Judges what is selected now, whatever was switched off, and shows what was judged. */
public final class JudgeHandler extends AbstractHandler {
  /** It stands on a floor above. */
  private static final String RUN_VIEW = "org.zuflint.ui.summary";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    List<IResource> chosen = NatureJob.chosen(event);
    for (IProject project : NatureJob.projects(chosen)) {
      List<IResource> inside =
          chosen.stream().filter(one -> one.getProject().equals(project)).toList();
      Desks.all().of(project).answerAbout(new Scope(inside));
    }
    try {
      IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
      page.showView(RUN_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
    } catch (PartInitException broken) {
      throw new ExecutionException("The view with what was judged cannot be shown", broken);
    }
    return null;
  }
}
