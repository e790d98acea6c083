package org.zuflint.ui.live;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.zuflint.ui.fix.ProofStart;
import org.zuflint.ui.run.Desks;

/** Begins to watch editors and files when the workbench is up. */
public final class LiveStartup implements IStartup {
  @Override
  public void earlyStartup() {
    ResourcesPlugin.getWorkspace()
        .addResourceChangeListener(
            new FileWatch(),
            IResourceChangeEvent.POST_CHANGE
                | IResourceChangeEvent.PRE_CLOSE
                | IResourceChangeEvent.PRE_DELETE);
    Desks.all().listen(new ProofStart());
    TextWatch texts = new TextWatch();
    // Buffers belong to the thread of the workbench.
    PlatformUI.getWorkbench()
        .getDisplay()
        .asyncExec(() -> texts.start(FileBuffers.getTextFileBufferManager()));
  }
}
