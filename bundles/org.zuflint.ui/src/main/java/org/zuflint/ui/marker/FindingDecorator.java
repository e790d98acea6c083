package org.zuflint.ui.marker;

import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.BaseLabelProvider;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** Shows on files, folders and projects how many findings there are; it counts nothing itself. */
public final class FindingDecorator extends BaseLabelProvider
    implements ILightweightLabelDecorator {
  /** The decorator as the workbench names it. */
  public static final String ID = "org.zuflint.ui.decorator";

  @Override
  public void decorate(Object element, IDecoration decoration) {
    if (!(element instanceof IResource resource) || resource.getProject() == null) {
      return;
    }
    IProject project = resource.getProject();
    if (!project.isAccessible()) {
      return;
    }
    try {
      Counts.Sum sum = Counts.of(project).under(resource.getProjectRelativePath());
      if (sum.findings() > 0) {
        decoration.addSuffix(" (" + sum.findings() + ")");
        ImageDescriptor image = image(sum.worst());
        if (image != null) {
          decoration.addOverlay(image, IDecoration.BOTTOM_LEFT);
        }
      }
    } catch (CoreException closed) {
      ILog.of(FindingDecorator.class).log(closed.getStatus());
    }
  }

  /** Has {@code resources} painted anew; in the workbench's thread. */
  static void changed(List<IResource> resources) {
    if (!resources.isEmpty()
        && PlatformUI.getWorkbench().getDecoratorManager().getBaseLabelProvider(ID)
            instanceof FindingDecorator shown) {
      shown.fireLabelProviderChanged(new LabelProviderChangedEvent(shown, resources.toArray()));
    }
  }

  private static ImageDescriptor image(int severity) {
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    return switch (severity) {
      case IMarker.SEVERITY_ERROR -> images.getImageDescriptor(ISharedImages.IMG_DEC_FIELD_ERROR);
      case IMarker.SEVERITY_WARNING ->
          images.getImageDescriptor(ISharedImages.IMG_DEC_FIELD_WARNING);
      default -> null;
    };
  }
}
