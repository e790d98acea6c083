package org.zuflint.ui.view;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;

/** What other threads have computed is shown in the workbench's thread. */
final class Later {
  private Later() {}

  /** Runs {@code work} there; not when {@code control} is gone by then. */
  static void on(Control control, Runnable work) {
    try {
      control
          .getDisplay()
          .asyncExec(() -> {
            if (!control.isDisposed()) {
              work.run();
            }
          });
    } catch (SWTException closed) {
      // The user has closed it: nobody waits for it any more.
    }
  }
}
