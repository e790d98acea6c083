package org.zuflint.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Starts analysing the selected projects. */
public final class ConvertHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    new NatureJob("Converting to zuflint projects", event, true).schedule();
    return null;
  }
}
