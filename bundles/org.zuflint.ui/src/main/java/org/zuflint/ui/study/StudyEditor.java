package org.zuflint.ui.study;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.EditorPart;

/**
 * Shows a study as a tree with properties and what is wrong with it; every change can be undone.
 */
public final class StudyEditor extends EditorPart implements IGotoMarker {
  /** The editor as the workbench names it. */
  public static final String ID = "org.zuflint.ui.studyEditor";

  private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor";

  private IFile file;
  private Composite parent;
  private StudyModel model;
  private StudyPage page;
  private FileFollower follower;
  private StudyUndo undo;

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    file = Adapters.adapt(input, IFile.class);
    if (file == null) {
      throw new PartInitException("A study is edited in a project; import the file into one.");
    }
    setSite(site);
    setInput(input);
    setPartName(input.getName());
    undo = new StudyUndo(this);
    follower = new FileFollower(this, file);
  }

  @Override
  public void createPartControl(Composite area) {
    parent = area;
    load();
  }

  /** Reads the file anew; what was changed here is forgotten. */
  void load() {
    for (Control old : parent.getChildren()) {
      old.dispose();
    }
    page = null;
    model = null;
    try {
      StudyMarkers.check(file);
      model = new StudyModel(file.readAllBytes(), file.getName());
      model.commands().addCommandStackListener(event -> changed());
      page = new StudyPage(parent, model, getEditorSite());
    } catch (IOException broken) {
      refuse(broken.getMessage());
    } catch (CoreException unreadable) {
      ILog.of(StudyEditor.class).log(unreadable.getStatus());
      refuse(unreadable.getMessage());
    }
    undo.changed();
    firePropertyChange(PROP_DIRTY);
    parent.layout(true, true);
  }

  private void refuse(String reason) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(area);
    Link link = new Link(area, SWT.WRAP);
    link.setText(reason + "\n\n<a>Open it as text</a>");
    link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> openText()));
  }

  private void openText() {
    try {
      IDE.openEditor(getSite().getPage(), file, TEXT_EDITOR);
    } catch (PartInitException failure) {
      ErrorDialog.openError(getSite().getShell(), "zuflint", null, failure.getStatus());
    }
  }

  private void changed() {
    page.refresh();
    undo.changed();
    firePropertyChange(PROP_DIRTY);
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    if (model == null) {
      return;
    }
    try {
      byte[] bytes = model.bytes();
      file.setContents(new ByteArrayInputStream(bytes), true, true, monitor);
      follower.wrote();
      model.commands().saveIsDone();
      StudyMarkers.check(file);
      firePropertyChange(PROP_DIRTY);
    } catch (CoreException failure) {
      ErrorDialog.openError(getSite().getShell(), "zuflint", "Not saved.", failure.getStatus());
    } catch (IOException failure) {
      ErrorDialog.openError(
          getSite().getShell(), "zuflint", "Not saved.", Status.error(file.getName(), failure));
    }
  }

  @Override
  public void doSaveAs() {
    // Not offered: a copy is made in the Project Explorer.
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public boolean isDirty() {
    return model != null && model.commands().isSaveNeeded();
  }

  @Override
  public void gotoMarker(IMarker marker) {
    String element = marker.getAttribute(StudyMarkers.ELEMENT, "");
    EObject found = model == null ? null : model.study().eResource().getEObject(element);
    if (found != null) {
      page.reveal(found);
    }
  }

  @Override
  public void setFocus() {
    if (page == null) {
      parent.setFocus();
    } else {
      page.setFocus();
    }
  }

  @Override
  public void dispose() {
    if (follower != null) {
      follower.dispose();
    }
    super.dispose();
  }

  /** What is edited; null when the file is no study. */
  public StudyModel model() {
    return model;
  }

  /** What is shown; null when the file is no study. */
  public StudyPage page() {
    return page;
  }
}
