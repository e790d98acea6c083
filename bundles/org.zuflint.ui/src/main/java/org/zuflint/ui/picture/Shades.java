package org.zuflint.ui.picture;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** The colours of styles, as dark or light as what they stand on asks for. */
final class Shades {
  private final boolean dark;
  private final Control control;

  Shades(Control control) {
    this.control = control;
    RGB back = control.getBackground().getRGB();
    dark = back.red + back.green + back.blue < 3 * 128;
  }

  /** The colour of a style: the last of its words decides. */
  Color of(String style) {
    String word = style.substring(style.lastIndexOf(' ') + 1);
    return switch (word) {
      case "flag0", "acknowledge" -> shade(0xb3400e, 0xff9563);
      case "flag1", "local" -> shade(0x0b6e8f, 0x4fc3e8);
      case "flag2" -> shade(0x5b3fa0, 0xb59bf0);
      case "grid", "idle" -> shade(0xe2e6ea, 0x4a4f55);
      case "axis", "cpu" -> shade(0x8c959f, 0x9aa4ae);
      case "misses" -> shade(0x8a6d00, 0xd9b84a);
      case "send" -> shade(0xb86414, 0xf0a860);
      case "stolen" -> shade(0x1b1f24, 0xe6e9ec);
      case "station" -> shade(0x6a5ca8, 0xa79be0);
      case "inside" -> shade(0xffffff, 0x101418);
      default -> control.getForeground();
    };
  }

  private Color shade(int light, int onDark) {
    int rgb = dark ? onDark : light;
    return new Color((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);
  }
}
