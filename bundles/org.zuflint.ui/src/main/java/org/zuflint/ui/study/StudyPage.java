package org.zuflint.ui.study;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorSite;
import org.zuflint.sim.file.StudyCheck;
import org.zuflint.ui.picture.Named;

/** A study's tree, the properties of what is chosen in it, and what is wrong with it. */
public final class StudyPage {
  private final StudyModel model;
  private final TreeViewer tree;
  private final PropertyTable properties;
  private final Label summary;
  private final TableViewer complaints;

  StudyPage(Composite parent, StudyModel model, IEditorSite site) {
    this.model = model;
    SashForm rows = new SashForm(parent, SWT.VERTICAL);
    SashForm columns = new SashForm(rows, SWT.HORIZONTAL);
    tree = new TreeViewer(columns, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
    tree.setContentProvider(new StudyTree(model.items()));
    tree.setLabelProvider(new StudyWords());
    tree.getTree()
        .getAccessible()
        .addAccessibleListener(new Named("The study; the context menu adds and removes elements"));
    properties =
        new PropertyTable(
            columns, model, site.getActionBars().getStatusLineManager()::setErrorMessage);
    Composite below = new Composite(rows, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(below);
    summary = new Label(below, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
    complaints = new TableViewer(below, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(complaints.getTable());
    complaints.setContentProvider(ArrayContentProvider.getInstance());
    complaints.setLabelProvider(
        LabelProvider.createTextProvider(one -> ((StudyCheck.Complaint) one).text()));
    complaints.getTable().getAccessible().addAccessibleListener(new Named("What is wrong"));
    columns.setWeights(2, 3);
    rows.setWeights(5, 2);
    listen();
    menu(site);
    tree.setInput(new Object[] {model.study()});
    tree.expandToLevel(3);
    refresh();
    tree.setSelection(new StructuredSelection(model.study()));
  }

  private void listen() {
    tree.addSelectionChangedListener(
        event -> properties.show((EObject) event.getStructuredSelection().getFirstElement()));
    complaints.addSelectionChangedListener(event -> {
      if (event.getStructuredSelection().getFirstElement() instanceof StudyCheck.Complaint one) {
        reveal(one.on());
      }
    });
  }

  private void menu(IEditorSite site) {
    MenuManager menu = new MenuManager();
    menu.setRemoveAllWhenShown(true);
    menu.addMenuListener(manager -> StudyMenu.fill(manager, this, model));
    tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
    site.setSelectionProvider(tree);
  }

  /** Shows everything as it is now. */
  void refresh() {
    tree.refresh();
    properties.viewer().refresh();
    List<StudyCheck.Complaint> wrong = model.complaints();
    complaints.setInput(wrong);
    summary.setText(
        switch (wrong.size()) {
          case 0 -> "Nothing is wrong with this study.";
          case 1 -> "One thing is wrong with this study:";
          default -> wrong.size() + " things are wrong with this study:";
        });
    summary.requestLayout();
  }

  /** Chooses {@code element} in the tree. */
  public void reveal(EObject element) {
    tree.setSelection(new StructuredSelection(element), true);
  }

  /** The elements that are chosen. */
  List<EObject> chosen() {
    IStructuredSelection selection = tree.getStructuredSelection();
    return selection.stream().map(one -> (EObject) one).toList();
  }

  void setFocus() {
    tree.getTree().setFocus();
  }

  /** The tree. */
  public TreeViewer tree() {
    return tree;
  }

  /** The table of properties. */
  public TableViewer properties() {
    return properties.viewer();
  }

  /** The sentence above what is wrong. */
  public String summary() {
    return summary.getText();
  }
}
