package org.zuflint.ui.view;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.zuflint.app.simulate.DriverModel;
import org.zuflint.core.source.Place;
import org.zuflint.model.ClauseVerdict;
import org.zuflint.model.Driver;
import org.zuflint.model.Provider;
import org.zuflint.model.Vma;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.picture.Named;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;
import org.zuflint.ui.study.StudyTree;

/** Every provider with the vmas it hands out, and the verdict on each clause with its evidence. */
public final class ProvidersView extends ViewPart implements Desks.Listener {
  /** The view as the workbench names it. */
  public static final String ID = "org.zuflint.ui.providers";

  /** Of a driver's model what tells of verdicts. */
  private static final class VerdictsOnly extends ViewerFilter {
    @Override
    public boolean select(Viewer viewer, Object parent, Object element) {
      return element instanceof Driver
          || element instanceof Provider
          || element instanceof Vma
          || element instanceof ClauseVerdict;
    }
  }

  private final Map<String, Driver> drivers = new TreeMap<>();
  private TreeViewer viewer;

  @Override
  public void createPartControl(Composite parent) {
    Composite frame = new Composite(parent, SWT.NONE);
    TreeColumnLayout layout = new TreeColumnLayout();
    frame.setLayout(layout);
    viewer = new TreeViewer(frame, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    viewer.getTree().setHeaderVisible(true);
    viewer.setUseHashlookup(true);
    ColumnViewerToolTipSupport.enableFor(viewer);
    viewer.setContentProvider(new StudyTree(new ReflectiveItemProviderAdapterFactory()));
    viewer.setExpandPreCheckFilters(true);
    viewer.addFilter(new VerdictsOnly());
    column("Provider, vma, clause", 345, DriverWords::name, layout);
    column("Verdict", 90, DriverWords::verdict, layout);
    column("Evidence", 360, DriverWords::evidence, layout);
    column("Place", 125, DriverWords::place, layout);
    viewer
        .getTree()
        .getAccessible()
        .addAccessibleListener(new Named("Providers, their vmas, and the verdict on each clause"));
    viewer.addDoubleClickListener(this::jump);
    getSite().setSelectionProvider(viewer);
    Desks.all().listen(this);
    for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
      if (ZuflintNature.isOn(project)) {
        put(Desks.all().of(project));
      }
    }
    show();
  }

  @Override
  public void dispose() {
    Desks.all().leave(this);
    super.dispose();
  }

  @Override
  public void setFocus() {
    viewer.getTree().setFocus();
  }

  @Override
  public void answered(ProjectDesk desk) {
    Later.on(
        viewer.getTree(),
        () -> {
          put(desk);
          show();
        });
  }

  private void put(ProjectDesk desk) {
    String name = desk.project().getName();
    drivers.remove(name);
    desk.last()
        .map(outcome -> DriverModel.of(outcome.analysis().providers(), name))
        .ifPresent(driver -> drivers.put(name, driver));
  }

  private void show() {
    Object[] open = viewer.getExpandedElements();
    viewer.setInput(drivers.values().toArray());
    if (open.length == 0) {
      viewer.expandToLevel(4);
    } else {
      reopen(open);
    }
  }

  /** The model is another; what has the same names is open as before. */
  private void reopen(Object[] open) {
    Map<String, Boolean> names = new TreeMap<>();
    for (Object element : open) {
      names.put(DriverWords.key((EObject) element), true);
    }
    for (Driver driver : drivers.values()) {
      expand(driver, names);
    }
  }

  private void expand(EObject element, Map<String, Boolean> names) {
    if (names.containsKey(DriverWords.key(element))) {
      viewer.setExpandedState(element, true);
    }
    for (EObject child : element.eContents()) {
      if (child instanceof Provider || child instanceof Vma) {
        expand(child, names);
      }
    }
  }

  /** Of more room than the columns need all is given to the evidence. */
  private void column(String title, int least, DriverWords.Column words, TreeColumnLayout layout) {
    TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    column.setLabelProvider(new DriverWords(words, title.equals("Verdict")));
    layout.setColumnData(
        column.getColumn(), new ColumnWeightData(title.equals("Evidence") ? 100 : 1, least));
  }

  private void jump(DoubleClickEvent event) {
    if (event.getSelection() instanceof IStructuredSelection selection
        && selection.getFirstElement() instanceof EObject element) {
      EObject placed = element instanceof ClauseVerdict ? element.eContainer() : element;
      Place place = DriverWords.placeOf(placed);
      IProject project =
          ResourcesPlugin.getWorkspace().getRoot().getProject(DriverWords.driver(element));
      new Jump(getSite().getPage(), project).to(place, true);
    }
  }
}
