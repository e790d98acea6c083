package org.zuflint.ui.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
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
  /** One text that is open, of the file whose real path is {@code place}. */
  private record Listener(IFile file, Path place, ITextFileBuffer buffer)
      implements IDocumentListener {
    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
      // Afterwards there is something to say.
    }

    @Override
    public void documentChanged(DocumentEvent event) {
      Choices choices = Choices.of(file.getProject());
      if (ZuflintNature.isOn(file.getProject()) && choices.on(Choices.TYPING)) {
        ProjectDesk desk = Desks.all().of(file.getProject());
        desk.edit(place, event.getDocument().get());
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
      real(file)
          .ifPresent(place -> {
            Listener listener = new Listener(file, place, text);
            listeners.put(buffer, listener);
            text.getDocument().addDocumentListener(listener);
            first(file.getProject());
          });
    }
  }

  /** Asked once: later the file may be gone, and keys must not wait for a disk. */
  private static Optional<Path> real(IFile file) {
    IPath location = file.getLocation();
    if (location == null) {
      return Optional.empty();
    }
    Path path = Path.of(location.toOSString());
    try {
      return Optional.of(Files.exists(path) ? path.toRealPath() : path);
    } catch (IOException failure) {
      ILog.of(TextWatch.class).warn("Cannot tell where " + path + " is", failure);
      return Optional.of(path);
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
        giveUp(listener);
      } else {
        Desks.all().of(listener.file().getProject()).settle(listener.place());
      }
    }
  }

  @Override
  public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
    Listener listener = listeners.get(buffer);
    if (listener != null && !isDirty) {
      giveUp(listener);
    }
  }

  /** From now on the disk's text counts. */
  private static void giveUp(Listener listener) {
    IFile file = listener.file();
    if (ZuflintNature.isOn(file.getProject())) {
      Choices choices = Choices.of(file.getProject());
      ProjectDesk desk = Desks.all().of(file.getProject());
      desk.settle(listener.place());
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
