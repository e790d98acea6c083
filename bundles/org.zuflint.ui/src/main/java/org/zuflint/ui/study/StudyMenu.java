package org.zuflint.ui.study;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;

/** What can be done to the chosen elements. */
final class StudyMenu {
  private StudyMenu() {}

  static void fill(IMenuManager menu, StudyPage page, StudyModel model) {
    List<EObject> chosen = page.chosen();
    if (chosen.size() == 1) {
      EObject owner = chosen.getFirst();
      for (CommandParameter child : model.children(owner)) {
        menu.add(action(label(child), () -> page.reveal(model.create(owner, child))));
      }
    }
    List<EObject> removable = new ArrayList<>(chosen);
    removable.removeIf(one -> one.eContainer() == null);
    if (!removable.isEmpty()) {
      menu.add(new Separator());
      menu.add(action("Remove", () -> model.delete(removable)));
    }
  }

  /** Two references may hold the same kind of element; then the label says which. */
  private static String label(CommandParameter child) {
    EStructuralFeature feature = child.getEStructuralFeature();
    String kind = StudyWords.kind(child.getEValue());
    boolean plain = feature.getName().startsWith(kind.substring(0, 3));
    return "New " + kind + (plain ? "" : " in " + feature.getName());
  }

  private static Action action(String label, Runnable work) {
    return new Action(label) {
      @Override
      public void run() {
        work.run();
      }
    };
  }
}
