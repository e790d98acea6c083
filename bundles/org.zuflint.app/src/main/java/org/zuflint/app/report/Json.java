package org.zuflint.app.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * The small values of the JSON form: places, paths, lists; each method writes one whole value or
 * member.
 */
public final class Json {
  /** Writes one element of a list. */
  @FunctionalInterface
  public interface Element<T> {
    void write(T element) throws IOException;
  }

  private final JsonWriter writer;

  private Json(JsonWriter writer) {
    this.writer = writer;
  }

  /** Writes to {@code out}, indented by two. */
  public static Json to(Appendable out) {
    JsonWriter writer = new JsonWriter(new Appending(out));
    writer.setIndent("  ");
    writer.setHtmlSafe(false);
    return new Json(writer);
  }

  /** Ends the text. */
  public void end() throws IOException {
    writer.flush();
  }

  public void openList() throws IOException {
    writer.beginArray();
  }

  public void closeList() throws IOException {
    writer.endArray();
  }

  public void open() throws IOException {
    writer.beginObject();
  }

  public void close() throws IOException {
    writer.endObject();
  }

  public void name(String name) throws IOException {
    writer.name(name);
  }

  public void none() throws IOException {
    writer.nullValue();
  }

  public void member(String name, @Nullable String value) throws IOException {
    writer.name(name).value(value);
  }

  public void member(String name, long value) throws IOException {
    writer.name(name).value(value);
  }

  public void member(String name, boolean value) throws IOException {
    writer.name(name).value(value);
  }

  public void member(String name, Place place) throws IOException {
    writer.name(name);
    place(place);
  }

  /** Line and column are left out when they are not known. */
  public void place(Place place) throws IOException {
    writer.beginObject();
    writer.name("file").value(place.file());
    if (place.line() > 0) {
      writer.name("line").value(place.line());
      if (place.column() > 0) {
        writer.name("column").value(place.column());
      }
    }
    writer.endObject();
  }

  public void path(List<Step> path) throws IOException {
    list(
        "path",
        path,
        step -> {
          open();
          member("place", step.where());
          member("text", step.text());
          close();
        });
  }

  public void strings(String name, List<String> values) throws IOException {
    list(name, values, writer::value);
  }

  public <T> void list(String name, List<T> elements, Element<? super T> each) throws IOException {
    writer.name(name).beginArray();
    for (T element : elements) {
      each.write(element);
    }
    writer.endArray();
  }

  /** Gson writes to a Writer; everything else here to an Appendable. */
  private static final class Appending extends Writer {
    private final Appendable out;

    Appending(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      out.append(CharBuffer.wrap(text, offset, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
