package org.zuflint.ui.live;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.preference.Choices;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;
import org.zuflint.ui.run.Sources;

/**
 * Tells desks of every C text that an editor holds, whichever editor it is: all of them share the
 * platform's buffers. Runs in the workbench's thread and only copies text there.
 */
final class TextWatch implements IFileBufferListener {
  /** One text that is open. */
  private record Listener(IFile file, ITextFileBuffer buffer) implements IDocumentListener {
    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
      // Afterwards there is something to say.
    }

    @Override
    public void documentChanged(DocumentEvent event) {
      Choices choices = Choices.of(file.getProject());
      if (ZuflintNature.isOn(file.getProject()) && choices.on(Choices.TYPING)) {
        ProjectDesk desk = Desks.all().of(file.getProject());
        desk.edit(file, event.getDocument().get());
        desk.answerIn(choices.restMillis());
      }
    }
  }

  // Only asked by key.
  private final Map<IFileBuffer, Listener> listeners = new HashMap<>();

  void start(ITextFileBufferManager manager) {
    manager.addFileBufferListener(this);
    for (IFileBuffer buffer : manager.getFileBuffers()) {
      bufferCreated(buffer);
    }
  }

  @Override
  public void bufferCreated(IFileBuffer buffer) {
    IPath location = buffer.getLocation();
    if (!(buffer instanceof ITextFileBuffer text) || location == null) {
      return;
    }
    IResource resource = ResourcesPlugin.getWorkspace().getRoot().findMember(location);
    if (resource instanceof IFile file && Sources.isC(file) && !listeners.containsKey(buffer)) {
      Listener listener = new Listener(file, text);
      listeners.put(buffer, listener);
      text.getDocument().addDocumentListener(listener);
      first(file.getProject());
    }
  }

  /** After a start of the workbench the markers are there, and nobody knows what can be done. */
  private static void first(IProject project) {
    if (ZuflintNature.isOn(project) && Choices.of(project).on(Choices.TYPING)) {
      ProjectDesk desk = Desks.all().of(project);
      if (desk.last().isEmpty()) {
        desk.answerIn(Choices.of(project).restMillis());
      }
    }
  }

  @Override
  public void bufferDisposed(IFileBuffer buffer) {
    Listener listener = listeners.remove(buffer);
    if (listener != null) {
      listener.buffer().getDocument().removeDocumentListener(listener);
      if (buffer.isDirty()) {
        giveUp(listener.file());
      } else {
        Desks.all().of(listener.file().getProject()).settle(listener.file());
      }
    }
  }

  @Override
  public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
    Listener listener = listeners.get(buffer);
    if (listener != null && !isDirty) {
      giveUp(listener.file());
    }
  }

  /** From now on the disk's text counts. */
  private static void giveUp(IFile file) {
    if (ZuflintNature.isOn(file.getProject())) {
      Choices choices = Choices.of(file.getProject());
      ProjectDesk desk = Desks.all().of(file.getProject());
      desk.settle(file);
      if (choices.on(Choices.TYPING) || choices.on(Choices.SAVING)) {
        desk.answerIn(choices.restMillis());
      }
    }
  }

  @Override
  public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
    // The document's listener hears of it.
  }

  @Override
  public void bufferContentReplaced(IFileBuffer buffer) {
    // The document's listener has heard of it.
  }

  @Override
  public void stateChanging(IFileBuffer buffer) {
    // Nothing to do with text.
  }

  @Override
  public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
    // Nothing to do with text.
  }

  @Override
  public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
    bufferDisposed(buffer);
  }

  @Override
  public void underlyingFileDeleted(IFileBuffer buffer) {
    bufferDisposed(buffer);
  }

  @Override
  public void stateChangeFailed(IFileBuffer buffer) {
    // The buffer is as it was.
  }
}
