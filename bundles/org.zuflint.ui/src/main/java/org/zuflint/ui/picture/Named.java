package org.zuflint.ui.picture;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** A name for those who hear the screen. */
public final class Named extends AccessibleAdapter {
  private final Supplier<String> name;

  public Named(String name) {
    this(() -> name);
  }

  /** A name that changes. */
  public Named(Supplier<String> name) {
    this.name = name;
  }

  @Override
  public void getName(AccessibleEvent event) {
    event.result = name.get();
  }
}
