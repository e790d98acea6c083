package org.zuflint.ui.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.zuflint.app.config.Settings;
import org.zuflint.app.config.SettingsEdit;
import org.zuflint.app.config.SettingsSearch;
import org.zuflint.app.inputs.KernelChoice;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.run.Desks;

/** A project with a kernel that somebody chose. */
public final class KernelUse {
  private KernelUse() {}

  /** What {@code folder} knows of the project's files. */
  public static KernelChoice look(IProject project, Path folder) throws IOException {
    return KernelChoice.of(folder, location(project));
  }

  /** What will be written, for people. */
  public static String words(IProject project, KernelChoice choice) {
    String written = "This is written to zuflint.toml";
    if (choice.knows() == KernelChoice.Knows.NOTHING) {
      return written + ".";
    }
    Path here = location(project);
    Path found = SettingsSearch.upward(here);
    String named = SettingsEdit.named(choice, found == null ? here : found.getParent());
    return Path.of(named).isAbsolute()
        ? written + ", with the kernel's folder on this machine: " + named
        : written + ", with the kernel as " + named + ", seen from there.";
  }

  /**
   * Writes it to the zuflint.toml that counts for the project, a new one when there is none, and
   * has the project judged.
   */
  public static void set(IProject project, KernelChoice choice, IProgressMonitor monitor)
      throws CoreException {
    Path here = location(project);
    Path found = SettingsSearch.upward(here);
    Path file = found == null ? here.resolve(Settings.FILE_NAME) : found;
    try {
      String before = found == null ? "" : Files.readString(file);
      String after = SettingsEdit.with(before, choice, file.getParent());
      if (file.getParent().equals(here)) {
        write(project.getFile(Settings.FILE_NAME), after, monitor);
      } else {
        Files.writeString(file, after);
      }
    } catch (IOException failure) {
      throw new CoreException(Status.error("cannot write " + file, failure));
    }
    if (!ZuflintNature.isOn(project)) {
      ZuflintNature.set(project, true, monitor);
    }
    Desks.all().of(project).answerIn(0);
  }

  private static void write(IFile file, String text, IProgressMonitor monitor)
      throws CoreException {
    file.refreshLocal(IResource.DEPTH_ZERO, monitor);
    ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    if (file.exists()) {
      file.setContents(content, true, true, monitor);
    } else {
      file.create(content, true, monitor);
    }
  }

  private static Path location(IProject project) {
    return Path.of(project.getLocation().toOSString());
  }
}
