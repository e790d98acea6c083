package org.zuflint.app.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * The small values of the JSON form: places, paths, lists; each method writes one whole value or
 * member.
 */
final class Json {
  /** Writes one element of a list. */
  @FunctionalInterface
  interface Element<T> {
    void write(T element) throws IOException;
  }

  private final JsonWriter writer;

  Json(JsonWriter writer) {
    this.writer = writer;
  }

  void open() throws IOException {
    writer.beginObject();
  }

  void close() throws IOException {
    writer.endObject();
  }

  void name(String name) throws IOException {
    writer.name(name);
  }

  void none() throws IOException {
    writer.nullValue();
  }

  void member(String name, @Nullable String value) throws IOException {
    writer.name(name).value(value);
  }

  void member(String name, long value) throws IOException {
    writer.name(name).value(value);
  }

  void member(String name, boolean value) throws IOException {
    writer.name(name).value(value);
  }

  void member(String name, Place place) throws IOException {
    writer.name(name);
    place(place);
  }

  /** Line and column are left out when they are not known. */
  void place(Place place) throws IOException {
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

  void path(List<Step> path) throws IOException {
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

  void strings(String name, List<String> values) throws IOException {
    list(name, values, writer::value);
  }

  <T> void list(String name, List<T> elements, Element<? super T> each) throws IOException {
    writer.name(name).beginArray();
    for (T element : elements) {
      each.write(element);
    }
    writer.endArray();
  }
}
