package org.zuflint.ui.hand;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The workbench's window. */
public final class Bench {
  private Bench() {}

  public static IWorkbenchPage page() {
    return window().getActivePage();
  }

  public static Shell shell() {
    return window().getShell();
  }

  /** The first one: only a window that the user looks at is active, and perhaps nobody does. */
  private static IWorkbenchWindow window() {
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
  }
}
