package org.zuflint.ui.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;

/** Parts of a view stand side by side where it is wide, one below the other where it is not. */
final class Shape {
  private static final int WIDE_PIXELS = 600;

  private Shape() {}

  /** From now on {@code sash} has the view's shape. */
  static void follow(SashForm sash) {
    sash.addListener(
        SWT.Resize,
        event -> {
          Point size = sash.getSize();
          boolean wide = size.x > WIDE_PIXELS && size.x > 2 * size.y;
          int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
          if (sash.getOrientation() != orientation) {
            sash.setOrientation(orientation);
          }
        });
  }
}
