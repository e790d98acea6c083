package org.zuflint.app.report.sarif;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.report.Json;
import org.zuflint.app.report.Uri;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** Places as locations. */
final class SarifPlaces {
  private static final int LINES_AROUND = 2;

  private final Json json;
  private final Originals originals;

  SarifPlaces(Json json, Originals originals) {
    this.json = json;
    this.originals = originals;
  }

  void location(Place where) throws IOException {
    location(where, 0, null);
  }

  /** With the lines around. */
  void result(Place where) throws IOException {
    json.open();
    json.name("physicalLocation");
    json.open();
    json.name("artifactLocation");
    artifact(where.file());
    if (where.line() > 0) {
      region(where);
      context(where);
    }
    json.close();
    json.close();
  }

  private void context(Place where) throws IOException {
    int last = originals.text(where.file()).map(SourceFile::lines).orElse(0);
    if (last < where.line()) {
      return;
    }
    int from = Math.max(1, where.line() - LINES_AROUND);
    int to = Math.min(last, where.line() + LINES_AROUND);
    String lines =
        IntStream.rangeClosed(from, to)
            .mapToObj(line -> originals.line(where.file(), line) + "\n")
            .collect(Collectors.joining());
    json.name("contextRegion");
    json.open();
    json.member("startLine", from);
    json.member("endLine", to);
    json.name("snippet");
    SarifReport.text(json, lines);
    json.close();
  }

  void location(Step step) throws IOException {
    location(step.where(), 0, step.text());
  }

  /** {@code id} 0 means none. */
  void location(Place where, int id, @Nullable String text) throws IOException {
    json.open();
    if (id > 0) {
      json.member("id", id);
    }
    json.name("physicalLocation");
    physical(where);
    if (text != null) {
      json.name("message");
      SarifReport.text(json, text);
    }
    json.close();
  }

  void physical(Place where) throws IOException {
    json.open();
    json.name("artifactLocation");
    artifact(where.file());
    if (where.line() > 0) {
      region(where);
    }
    json.close();
  }

  void artifact(String file) throws IOException {
    String relative = originals.relative(file);
    json.open();
    json.member("uri", Uri.of(relative));
    if (!relative.startsWith("/")) {
      json.member("uriBaseId", "SRCROOT");
    }
    json.close();
  }

  private void region(Place where) throws IOException {
    json.name("region");
    json.open();
    json.member("startLine", where.line());
    if (where.column() > 0) {
      int column = originals.utf16Column(where);
      json.member("startColumn", column);
      int length = originals.wordLength(where);
      if (length > 0) {
        json.member("endColumn", column + length);
      }
    }
    String line = originals.line(where);
    if (!line.isEmpty()) {
      json.name("snippet");
      SarifReport.text(json, line);
    }
    json.close();
  }
}
