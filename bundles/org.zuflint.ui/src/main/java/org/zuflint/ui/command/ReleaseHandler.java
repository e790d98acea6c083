package org.zuflint.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Stops analysing the selected projects. */
public final class ReleaseHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    new NatureJob("Removing zuflint from projects", event, false).schedule();
    return null;
  }
}
