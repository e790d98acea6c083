package org.zuflint.ui.hand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.marker.FindingMarkers;

/** A workspace project with C files in it. */
public final class DriverProject {
  private static final String EXAMPLE = "pinned-server";

  private final IProject project;

  public DriverProject(String name) throws CoreException {
    this(ResourcesPlugin.getWorkspace().getRoot().getProject(name));
    project.create(null);
    project.open(null);
  }

  private DriverProject(IProject project) {
    this.project = project;
  }

  /** The example as it is in the tree, judged. */
  public static DriverProject example() throws Exception {
    DriverProject made = new DriverProject(EXAMPLE);
    made.copy(Path.of(System.getProperty("zuflint.root"), "examples", EXAMPLE));
    made.convert(true);
    made.rebuild();
    return made;
  }

  /** The example as a newcomer makes it, judged, with its repairs tried. */
  public static DriverProject byWizard() throws Exception {
    Hand.finishWizard("org.zuflint.ui.example");
    IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    DriverProject made = new DriverProject(root.getProject(EXAMPLE));
    Patience.until(() -> made.project.isOpen() && made.markers().length > 0);
    Patience.untilProved();
    return made;
  }

  /** Copies every file under {@code folder}. */
  public void copy(Path folder) throws IOException, CoreException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      write(folder.relativize(file).toString(), Files.readString(file));
    }
  }

  public void write(String name, String text) throws CoreException {
    IFile file = file(name);
    ByteArrayInputStream content =
        new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    if (file.exists()) {
      file.setContents(content, true, false, null);
    } else {
      if (file.getParent() instanceof IFolder folder) {
        make(folder);
      }
      file.create(content, true, null);
    }
  }

  public String text(String name) throws IOException {
    return Files.readString(location().resolve(name));
  }

  public IProject project() {
    return project;
  }

  public IFile file(String name) {
    return project.getFile(name);
  }

  public Path location() {
    return Path.of(project.getLocation().toOSString());
  }

  public void convert(boolean wanted) throws CoreException {
    ZuflintNature.set(project, wanted, null);
  }

  public void build(int kind) throws CoreException {
    project.build(kind, null);
  }

  public void rebuild() throws CoreException {
    build(IncrementalProjectBuilder.FULL_BUILD);
  }

  /** The findings that Eclipse shows, one line each, sorted. */
  public List<String> shown() throws CoreException {
    return Arrays.stream(markers()).map(DriverProject::line).sorted().toList();
  }

  public IMarker[] markers() throws CoreException {
    return project.findMarkers(FindingMarkers.FINDING, false, IResource.DEPTH_INFINITE);
  }

  public List<IMarker> markersOf(String name) throws CoreException {
    return Arrays.stream(markers())
        .filter(marker -> marker.getResource().equals(file(name)))
        .toList();
  }

  public void delete() throws CoreException {
    project.delete(true, true, null);
  }

  private static void make(IFolder folder) throws CoreException {
    List<IFolder> missing = new ArrayList<>();
    for (IResource at = folder; at instanceof IFolder one && !one.exists(); at = at.getParent()) {
      missing.add(0, one);
    }
    for (IFolder one : missing) {
      one.create(true, true, null);
    }
  }

  private static String line(IMarker marker) {
    try {
      return marker.getResource().getProjectRelativePath()
          + ":"
          + marker.getAttribute(IMarker.LINE_NUMBER, 0)
          + ":"
          + marker.getAttribute(Attributes.COLUMN, 0)
          + ": "
          + marker.getAttribute(IMarker.SEVERITY)
          + ": "
          + marker.getAttribute(IMarker.MESSAGE, "")
          + " ["
          + marker.getAttribute(Attributes.RULE, "")
          + "]";
    } catch (CoreException gone) {
      throw new UncheckedIOException(new IOException(gone));
    }
  }
}
