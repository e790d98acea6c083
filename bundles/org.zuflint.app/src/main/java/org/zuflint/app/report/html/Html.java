package org.zuflint.app.report.html;

import java.io.IOException;

/** Writes HTML; text is escaped, elements are not checked. */
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  /** Markup as it is. */
  Html raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  Html text(String text) throws IOException {
    out.append(escaped(text));
    return this;
  }

  /** Text in which no line ends within {@code ->}. */
  Html words(String text) throws IOException {
    out.append(escaped(text).replace("-&gt;", "<span class=\"whole\">-&gt;</span>"));
    return this;
  }

  /** A place; a line may end behind a folder. */
  Html place(String place) throws IOException {
    out.append(escaped(place).replace("/", "/<wbr>"));
    return this;
  }

  /** An element with text; {@code start} is its name and attributes. */
  Html element(String start, String text) throws IOException {
    int end = start.indexOf(' ');
    return raw("<" + start + ">")
        .text(text)
        .raw("</" + (end < 0 ? start : start.substring(0, end)) + ">");
  }

  /** For text and for attributes in double quotes. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\t', '\n' -> escaped.append((char) point);
            default -> escaped.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
          }
        });
    return escaped.toString();
  }
}
