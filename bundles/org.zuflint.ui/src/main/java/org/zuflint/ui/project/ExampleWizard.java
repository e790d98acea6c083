package org.zuflint.ui.project;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.eclipse.ui.ide.IDE;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.zuflint.ui.build.ZuflintNature;

/** Makes a project of the small driver that has something to be found and repaired. */
public final class ExampleWizard extends Wizard implements INewWizard {
  private static final String EXAMPLE = "/examples/pinned-server";
  private static final String FIRST = "kernel/notes.c";

  private final WizardNewProjectCreationPage page =
      new WizardNewProjectCreationPage("zuflint example");
  private IWorkbench bench;

  @Override
  public void init(IWorkbench workbench, IStructuredSelection selection) {
    bench = workbench;
    setWindowTitle("zuflint example");
    setNeedsProgressMonitor(true);
  }

  @Override
  public void addPages() {
    page.setTitle("A small driver and its server");
    page.setDescription("One vma keeps the VM_LOCAL_CPU promise, two break it.");
    page.setInitialProjectName("pinned-server");
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    IProject project = page.getProjectHandle();
    IPath place = page.useDefaults() ? null : page.getLocationPath();
    try {
      getContainer()
          .run(
              true,
              true,
              new WorkspaceModifyOperation() {
                @Override
                protected void execute(IProgressMonitor monitor) throws CoreException {
                  make(project, place, monitor);
                }
              });
      IDE.openEditor(bench.getActiveWorkbenchWindow().getActivePage(), project.getFile(FIRST));
      return true;
    } catch (InvocationTargetException failure) {
      show(Status.error("The example could not be made", failure.getCause()));
    } catch (InterruptedException given) {
      show(Status.error("The example is not complete: it was cancelled", given));
    } catch (CoreException closed) {
      show(closed.getStatus());
    }
    return false;
  }

  private static void make(IProject project, IPath place, IProgressMonitor monitor)
      throws CoreException {
    SubMonitor progress = SubMonitor.convert(monitor, 20);
    IProjectDescription description =
        project.getWorkspace().newProjectDescription(project.getName());
    description.setLocation(place);
    project.create(description, progress.split(1));
    project.open(progress.split(1));
    Bundle bundle = FrameworkUtil.getBundle(ExampleWizard.class);
    List<URL> files = Collections.list(bundle.findEntries(EXAMPLE, "*", true));
    files.sort(Comparator.comparing(URL::getPath));
    for (URL url : files) {
      if (!url.getPath().endsWith("/")) {
        String name = url.getPath().substring(url.getPath().indexOf(EXAMPLE) + EXAMPLE.length());
        copy(url, project.getFile(IPath.fromPortableString(name)));
      }
    }
    ZuflintNature.set(project, true, progress.split(1));
    if (!project.getWorkspace().isAutoBuilding()) {
      project.build(IncrementalProjectBuilder.FULL_BUILD, progress.split(10));
    }
  }

  private static void copy(URL from, IFile to) throws CoreException {
    folder(to.getParent());
    try (InputStream in = from.openStream()) {
      to.create(in, true, null);
    } catch (IOException broken) {
      throw new CoreException(Status.error("cannot read " + from, broken));
    }
  }

  private static void folder(IContainer container) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      folder(folder.getParent());
      folder.create(true, true, null);
    }
  }

  private void show(IStatus status) {
    Platform.getLog(ExampleWizard.class).log(status);
    ErrorDialog.openError(getShell(), "zuflint example", null, status);
  }
}
