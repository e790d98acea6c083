package org.zuflint.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.zuflint.ui.run.Desks;

/** Judges the selected projects now, whatever was switched off. */
public final class JudgeHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    for (IProject project : NatureJob.selected(event)) {
      Desks.all().of(project).answerIn(0);
    }
    return null;
  }
}
