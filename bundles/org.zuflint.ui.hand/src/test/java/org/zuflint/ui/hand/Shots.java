package org.zuflint.ui.hand;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;

/** Pictures of the workbench, for the documentation: {@code -Dzuflint.shots=FOLDER} keeps them. */
public final class Shots {
  /** A window paints when it is its turn; nobody tells when it is done. */
  private static final int PAINT_MILLIS = 1_500;

  private Shots() {}

  /** Gives the views below the editor as much height as the editor has, as with the mouse. */
  public static void raise(IViewPart below) {
    MPart part = below.getSite().getService(MPart.class);
    MUIElement shown = part.getCurSharedRef() == null ? part : part.getCurSharedRef();
    MUIElement stack = shown.getParent();
    for (MUIElement one : stack.getParent().getChildren()) {
      one.setContainerData("5000");
    }
  }

  /** Takes a picture of {@code shell}; without a folder it is only tried. */
  public static void take(Shell shell, String name) throws Exception {
    if (isKept()) {
      shell.setBounds(0, 0, 1280, 900);
      Patience.rest(PAINT_MILLIS);
    }
    Rectangle area = shell.getClientArea();
    GC gc = new GC(shell);
    keep(gc, area, name);
    gc.dispose();
  }

  /** Takes a picture of all that is on the screen, with what lies over the window. */
  public static void takeScreen(String name) throws Exception {
    Display display = PlatformUI.getWorkbench().getDisplay();
    if (isKept()) {
      Bench.shell().setBounds(0, 0, 1280, 900);
      Patience.rest(PAINT_MILLIS);
    }
    GC gc = new GC(display);
    keep(gc, Bench.shell().getBounds(), name);
    gc.dispose();
  }

  private static boolean isKept() {
    return !folder().isEmpty();
  }

  private static String folder() {
    return System.getProperty("zuflint.shots", "");
  }

  private static void keep(GC from, Rectangle area, String name) throws Exception {
    Image image = new Image(PlatformUI.getWorkbench().getDisplay(), area.width, area.height);
    from.copyArea(image, 0, 0);
    ImageData data = image.getImageData();
    image.dispose();
    if (isKept()) {
      Files.createDirectories(Path.of(folder()));
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {data};
      loader.save(Path.of(folder(), name + ".png").toString(), SWT.IMAGE_PNG);
    }
  }
}
