package org.zuflint.app.report.feed;

import java.io.IOException;
import org.zuflint.app.report.Line;

/** Elements of an XML text, indented by two. */
final class Xml {
  private final Appendable out;
  private int depth;

  Xml(Appendable out) throws IOException {
    this.out = out;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** An element with others in it; {@code attributes} are names and values in turn. */
  void open(String element, String... attributes) throws IOException {
    start(element, attributes);
    out.append(">\n");
    depth++;
  }

  void close(String element) throws IOException {
    depth--;
    out.append("  ".repeat(depth)).append("</").append(element).append(">\n");
  }

  /** An element without content. */
  void empty(String element, String... attributes) throws IOException {
    start(element, attributes);
    out.append("/>\n");
  }

  /** An element with text, in which line breaks stay. */
  void text(String element, String text, String... attributes) throws IOException {
    start(element, attributes);
    out.append('>');
    String before = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      out.append(before).append(escaped(line));
      before = "\n";
    }
    out.append("</").append(element).append(">\n");
  }

  private void start(String element, String... attributes) throws IOException {
    out.append("  ".repeat(depth)).append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
  }

  /** XML has no way to write control characters; half characters are no text either. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    Line.oneLine(text)
        .codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(legal(point) ? point : 0xfffd);
          }
        });
    return escaped.toString();
  }

  private static boolean legal(int point) {
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !half && point != 0xfffe && point != 0xffff;
  }
}
