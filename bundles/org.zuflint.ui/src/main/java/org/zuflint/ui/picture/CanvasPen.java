package org.zuflint.ui.picture;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.zuflint.app.picture.Pen;

/** Draws charts in a window with the same geometry as in SVG, and knows what is where. */
final class CanvasPen implements Pen {
  private static final int DOT = 4;
  private static final int BAND = 70;

  /** Something that has a tip. */
  record Spot(Rectangle where, String tip) {}

  private final GC gc;
  private final Shades shades;
  private final int left;
  private final int top;
  private final double scale;
  private final List<Spot> spots = new ArrayList<>();

  CanvasPen(GC gc, Shades shades, int left, int top, double scale) {
    this.gc = gc;
    this.shades = shades;
    this.left = left;
    this.top = top;
    this.scale = scale;
  }

  List<Spot> spots() {
    return spots;
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, String style) {
    gc.setForeground(shades.of(style));
    gc.drawLine(x(fromX), y(fromY), x(toX), y(toY));
  }

  @Override
  public void rectangle(
      double fromX, double fromY, double width, double height, String style, String tip) {
    gc.setBackground(shades.of(style));
    int right = x(fromX + width);
    int bottom = y(fromY + height);
    Rectangle box = new Rectangle(x(fromX), y(fromY), right - x(fromX), bottom - y(fromY));
    gc.fillRectangle(box);
    spots.add(new Spot(box, tip));
  }

  @Override
  public void dot(double x, double y, String style, String tip) {
    gc.setBackground(shades.of(style));
    Rectangle box = new Rectangle(x(x) - DOT, y(y) - DOT, 2 * DOT, 2 * DOT);
    gc.fillOval(box.x, box.y, box.width, box.height);
    spots.add(new Spot(box, tip));
  }

  @Override
  public void path(String points, boolean closed, String style) {
    String[] pairs = points.isEmpty() ? new String[0] : points.split(" ");
    int[] flat = new int[2 * pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      String[] pair = pairs[i].split(",");
      flat[2 * i] = x(Double.parseDouble(pair[0]));
      flat[2 * i + 1] = y(Double.parseDouble(pair[1]));
    }
    if (closed) {
      gc.setAlpha(BAND);
      gc.setBackground(shades.of(style));
      gc.fillPolygon(flat);
      gc.setAlpha(255);
    } else {
      gc.setForeground(shades.of(style));
      gc.setLineWidth(2);
      gc.drawPolyline(flat);
      gc.setLineWidth(1);
    }
  }

  @Override
  public void label(double x, double y, String anchor, String style, String words) {
    gc.setForeground(shades.of(style));
    Point size = gc.textExtent(words);
    int from =
        switch (anchor) {
          case "end" -> x(x) - size.x;
          case "middle" -> x(x) - size.x / 2;
          default -> x(x);
        };
    // SVG's y is the line that letters stand on.
    gc.drawText(words, from, y(y) - gc.getFontMetrics().getAscent(), SWT.DRAW_TRANSPARENT);
  }

  private int x(double value) {
    return left + (int) Math.round(value * scale);
  }

  private int y(double value) {
    return top + (int) Math.round(value * scale);
  }
}
