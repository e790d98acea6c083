package org.zuflint.app.picture;

/**
 * What a chart is drawn with: SVG, or a window. Styles are words that the pen knows how to show.
 */
public interface Pen {
  /** A line. */
  void line(double fromX, double fromY, double toX, double toY, String style);

  /** A filled rectangle; {@code tip} says what it is. */
  void rectangle(double left, double top, double width, double height, String style, String tip);

  /** A small filled circle; {@code tip} says what it is. */
  void dot(double x, double y, String style, String tip);

  /** A polygon or, when open, a line; {@code points} as SVG writes them: {@code x,y x,y}. */
  void path(String points, boolean closed, String style);

  /** Words; {@code anchor}: start, middle or end. */
  void label(double x, double y, String anchor, String style, String words);
}
