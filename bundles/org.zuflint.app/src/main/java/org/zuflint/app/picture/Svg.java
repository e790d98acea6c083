package org.zuflint.app.picture;

import java.util.Locale;

/** Shapes of an SVG picture, one line each; figures with one digit after the point. */
final class Svg implements Pen {
  private final StringBuilder text = new StringBuilder();

  Svg(double width, double height, String title) {
    text.append(
        format(
            "<svg viewBox='0 0 %.0f %.0f' width='%.0f' height='%.0f'"
                + " role='img' class='chart'>%n<title>%s</title>%n",
            width, height, width, height, escape(title)));
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, String style) {
    text.append(
        format(
            "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' class='%s'/>%n",
            fromX, fromY, toX, toY, style));
  }

  @Override
  public void rectangle(
      double left, double top, double width, double height, String style, String tip) {
    text.append(
        format(
            "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' class='%s'>",
            left, top, width, height, style));
    text.append("<title>").append(escape(tip)).append("</title></rect>\n");
  }

  @Override
  public void dot(double x, double y, String style, String tip) {
    text.append(format("<circle cx='%.1f' cy='%.1f' r='3.5' class='%s'>", x, y, style));
    text.append("<title>").append(escape(tip)).append("</title></circle>\n");
  }

  @Override
  public void path(String points, boolean closed, String style) {
    text.append(closed ? "<polygon" : "<polyline").append(" points='").append(points);
    text.append("' class='").append(style).append("'/>\n");
  }

  @Override
  public void label(double x, double y, String anchor, String style, String words) {
    text.append(
        format("<text x='%.1f' y='%.1f' text-anchor='%s' class='%s'>", x, y, anchor, style));
    text.append(escape(words)).append("</text>\n");
  }

  String end() {
    return text + "</svg>\n";
  }

  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;");
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
