package org.zuflint.ui.study;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.PlatformUI;

/** An editor goes with its file, and reads what others have written to it. */
final class FileFollower implements IResourceChangeListener {
  private final StudyEditor editor;
  private final IFile file;
  private volatile long written;
  private boolean gone;

  FileFollower(StudyEditor editor, IFile file) {
    this.editor = editor;
    this.file = file;
    written = file.getModificationStamp();
    ResourcesPlugin.getWorkspace()
        .addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
  }

  /** What the file has now is the editor's. */
  void wrote() {
    written = file.getModificationStamp();
  }

  void dispose() {
    gone = true;
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
  }

  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    IResourceDelta delta = event.getDelta().findMember(file.getFullPath());
    if (delta != null) {
      PlatformUI.getWorkbench().getDisplay().asyncExec(this::follow);
    }
  }

  private void follow() {
    if (gone) {
      return;
    }
    if (!file.exists()) {
      editor.getSite().getPage().closeEditor(editor, false);
    } else if (file.getModificationStamp() != written && !editor.isDirty()) {
      wrote();
      editor.load();
    }
  }
}
