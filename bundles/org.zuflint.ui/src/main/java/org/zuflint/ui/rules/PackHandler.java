package org.zuflint.ui.rules;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zuflint.app.config.Refusal;

/** "Export as zuflint Rule Pack": the jar that 'zuflint rules pack' makes, too. */
public final class PackHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IStructuredSelection selection = HandlerUtil.getCurrentStructuredSelection(event);
    IProject project = Adapters.adapt(selection.getFirstElement(), IProject.class);
    Shell shell = HandlerUtil.getActiveShell(event);
    if (project != null) {
      FileDialog dialog = new FileDialog(shell, SWT.SAVE);
      dialog.setFileName(project.getName() + ".jar");
      dialog.setOverwrite(true);
      String file = dialog.open();
      if (file != null) {
        export(project, Path.of(file), shell);
      }
    }
    return null;
  }

  private static void export(IProject project, Path file, Shell shell) throws ExecutionException {
    try {
      RulePacks.export(project, file);
    } catch (Refusal refusal) {
      MessageDialog.openError(shell, "zuflint Rule Pack", String.valueOf(refusal.getMessage()));
    } catch (IOException failure) {
      throw new ExecutionException("cannot write " + file, failure);
    }
  }
}
