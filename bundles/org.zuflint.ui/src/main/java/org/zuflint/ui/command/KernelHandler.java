package org.zuflint.ui.command;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zuflint.app.inputs.KernelChoice;

/** Asks for a kernel's folder, tells what is there, and has the project judged with it. */
public final class KernelHandler extends AbstractHandler {
  private static final String TITLE = "Use this Kernel Tree";

  @Override
  public Object execute(ExecutionEvent event) {
    Shell shell = HandlerUtil.getActiveShell(event);
    for (IProject project : NatureJob.selected(event)) {
      DirectoryDialog dialog = new DirectoryDialog(shell);
      dialog.setText(TITLE);
      dialog.setMessage(
          "The source of a Linux kernel, or the folder it was built in, for " + project.getName());
      dialog.setFilterPath(project.getLocation().toOSString());
      String folder = dialog.open();
      if (folder != null) {
        use(shell, project, Path.of(folder));
      }
    }
    return null;
  }

  private static void use(Shell shell, IProject project, Path folder) {
    try {
      KernelChoice choice = KernelUse.look(project, folder);
      if (!choice.isKernel()) {
        MessageDialog.openError(
            shell,
            TITLE,
            folder
                + " is no kernel: there is no Makefile with a version beside"
                + " Kbuild and Kconfig, and no configuration.");
      } else if (MessageDialog.openConfirm(
          shell, TITLE, choice.words() + "\n\n" + KernelUse.words(project, choice))) {
        ICoreRunnable setting = monitor -> KernelUse.set(project, choice, monitor);
        Job.create("zuflint: " + TITLE, setting).schedule();
      }
    } catch (IOException failure) {
      ErrorDialog.openError(
          shell, TITLE, "The folder cannot be read.", Status.error(folder.toString(), failure));
    }
  }
}
