package org.zuflint.ui.hand;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** What a user does with the mouse. */
public final class Hand {
  private Hand() {}

  /** Waits for a dialog of that title in a loop of its own, and presses its button. */
  public static void pressLater(String title, String button, String text) {
    pressLater(title, button, text, shell -> {});
  }

  /** The same; {@code look} sees the dialog before. */
  public static void pressLater(String title, String button, String text, Consumer<Shell> look) {
    Display display = PlatformUI.getWorkbench().getDisplay();
    display.asyncExec(
        new Runnable() {
          @Override
          public void run() {
            for (Shell shell : display.getShells()) {
              Button found = shell.getText().startsWith(title) ? button(shell, button) : null;
              if (found != null && found.isEnabled() | fill(shell, text) && found.isEnabled()) {
                look.accept(shell);
                found.notifyListeners(SWT.Selection, new Event());
                return;
              }
            }
            display.timerExec(20, this);
          }
        });
  }

  /** Opens a wizard of the "New" menu and takes it as it is. */
  public static void finishWizard(String id) throws Exception {
    INewWizard wizard =
        (INewWizard) PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(id).createWizard();
    wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
    WizardDialog dialog = new WizardDialog(Bench.shell(), wizard);
    dialog.setBlockOnOpen(false);
    dialog.open();
    Shots.takeScreen("wizard-" + id);
    assertTrue(wizard.canFinish());
    assertTrue(wizard.performFinish());
    dialog.close();
  }

  /** Closes our views and all editors, and waits until nobody works any more. */
  public static void putAway() throws Exception {
    IWorkbenchPage page = Bench.page();
    for (IViewReference view : page.getViewReferences()) {
      if (view.getId().startsWith("org.zuflint")) {
        page.hideView(view);
      }
    }
    page.closeAllEditors(false);
    Patience.untilQuiet();
  }

  private static boolean fill(Composite parent, String text) {
    for (Control control : parent.getChildren()) {
      if (control instanceof Text field && field.isVisible() && field.getEditable()) {
        field.setText(text);
        return true;
      }
      if (control instanceof Composite composite && fill(composite, text)) {
        return true;
      }
    }
    return false;
  }

  /** The button of that label in {@code parent}, at any depth; null when there is none. */
  public static Button button(Composite parent, String label) {
    for (Control control : parent.getChildren()) {
      if (control instanceof Button one && one.getText().replace("&", "").equals(label)) {
        return one;
      }
      Button inside = control instanceof Composite composite ? button(composite, label) : null;
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  /** The first control of {@code type} in {@code parent}, at any depth; null when there is none. */
  public static <T extends Control> T find(Composite parent, Class<T> type) {
    for (Control control : parent.getChildren()) {
      T found =
          type.isInstance(control)
              ? type.cast(control)
              : control instanceof Composite composite ? find(composite, type) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
