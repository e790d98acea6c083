package org.zuflint.sim.calibrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of a table that somebody measured.
 *
 * @param patched whether flushes were local
 * @param latencyMicros microseconds of the timed part of an operation
 */
public record Measurement(int threads, boolean patched, double opsPerSecond, double latencyMicros) {
  private static final List<String> COLUMNS =
      List.of("threads", "ops_per_second", "latency_us", "patched");

  /**
   * Reads CSV: a line with the names of the columns, in any order, then rows. Lines that start with
   * a hash are comments.
   *
   * @param name what messages call the file
   */
  public static List<Measurement> read(String csv, String name) throws IOException {
    List<Measurement> rows = new ArrayList<>();
    List<String> columns = List.of();
    List<String> lines = csv.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
      String where = name + ":" + number + ": ";
      if (columns.isEmpty()) {
        columns = cells;
        if (!columns.containsAll(COLUMNS)) {
          throw new IOException(where + "the columns must be " + String.join(",", COLUMNS));
        }
      } else {
        rows.add(row(columns, cells, where));
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(name + ": no measurements");
    }
    return rows;
  }

  private static Measurement row(List<String> columns, List<String> cells, String where)
      throws IOException {
    if (cells.size() != columns.size()) {
      throw new IOException(where + cells.size() + " cells, not " + columns.size());
    }
    double threads = number(columns, cells, "threads", where);
    return new Measurement(
        (int) threads,
        yes(cells.get(columns.indexOf("patched")), where),
        number(columns, cells, "ops_per_second", where),
        number(columns, cells, "latency_us", where));
  }

  private static double number(List<String> columns, List<String> cells, String of, String where)
      throws IOException {
    String cell = cells.get(columns.indexOf(of));
    try {
      double number = Double.parseDouble(cell);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      throw new IOException(where + of + " '" + cell + "' is not a number", notOne);
    }
    throw new IOException(where + of + " " + cell + " is not above 0");
  }

  private static boolean yes(String cell, String where) throws IOException {
    return switch (cell) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0" -> false;
      default -> throw new IOException(where + "patched '" + cell + "' is neither yes nor no");
    };
  }
}
