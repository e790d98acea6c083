package org.zuflint.app.baseline;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.inputs.Remark;

/** The saved form: JSON, one line for each entry, sorted, so that two versions can be compared. */
public final class BaselineFile {
  private static final int SCHEMA = 1;

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @param shown how messages name it
   * @throws Refusal when it is missing or broken
   */
  public static List<Known> read(String shown, Path file) {
    if (!Files.isRegularFile(file)) {
      throw Refusal.of(
          Remark.of(shown, "is no file; 'zuflint baseline' writes a baseline, or name another"));
    }
    try (JsonReader json = new JsonReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      json.setStrictness(Strictness.STRICT);
      return entries(json);
    } catch (IllegalStateException | JsonParseException broken) {
      throw Refusal.of(Remark.of(shown, broken(String.valueOf(broken.getMessage()))));
    } catch (IOException failure) {
      boolean malformed =
          failure instanceof MalformedJsonException || failure instanceof EOFException;
      throw Refusal.of(
          Remark.of(
              shown,
              malformed
                  ? broken(String.valueOf(failure.getMessage()))
                  : ReadFailure.reason(failure)));
    }
  }

  private static String broken(String why) {
    return "is no baseline of this zuflint ("
        + why.lines().findFirst().orElse("empty")
        + "); write it anew with 'zuflint baseline'";
  }

  private static List<Known> entries(JsonReader json) throws IOException {
    List<Known> entries = new ArrayList<>();
    boolean schema = false;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "schema" -> schema = json.nextInt() == SCHEMA;
        case "findings" -> {
          json.beginArray();
          while (json.hasNext()) {
            entries.add(entry(json));
          }
          json.endArray();
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (!schema) {
      throw new IllegalStateException("\"schema\" is not " + SCHEMA);
    }
    return entries;
  }

  private static Known entry(JsonReader json) throws IOException {
    String fingerprint = "";
    String rule = "";
    String file = "";
    String text = "";
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "fingerprint" -> fingerprint = json.nextString();
        case "rule" -> rule = json.nextString();
        case "file" -> file = json.nextString();
        case "text" -> text = json.nextString();
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (fingerprint.isEmpty()) {
      throw new IllegalStateException("an entry without \"fingerprint\"");
    }
    return new Known(fingerprint, rule, file, text);
  }

  /** Writes {@code entries}, sorted. */
  public static void write(List<Known> entries, Appendable out) throws IOException {
    out.append("{\n  \"schema\": " + SCHEMA + ",\n  \"findings\": [");
    String before = "\n    ";
    for (Known entry : entries.stream().sorted().toList()) {
      out.append(before).append(line(entry));
      before = ",\n    ";
    }
    out.append(entries.isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
  }

  private static String line(Known entry) throws IOException {
    StringWriter line = new StringWriter();
    JsonWriter json = new JsonWriter(line);
    json.beginObject();
    json.name("file").value(entry.file());
    json.name("rule").value(entry.rule());
    json.name("text").value(entry.text());
    json.name("fingerprint").value(entry.fingerprint());
    json.endObject();
    return line.toString();
  }
}
