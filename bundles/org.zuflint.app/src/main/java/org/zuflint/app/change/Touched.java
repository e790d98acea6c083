package org.zuflint.app.change;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** The lines that a unified diff touches, in the text as it is after it. */
public final class Touched {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3}|.)");

  /** From a line to another, both included. */
  private record Range(int first, int last) {}

  private final Map<String, List<Range>> files;

  private Touched(Map<String, List<Range>> files) {
    this.files = files;
  }

  /** Reads a diff, or mails with diffs; other text in them is passed over. */
  public static Touched of(String diff) {
    Map<String, List<Range>> files = new TreeMap<>();
    String file = "";
    int left = 0;
    int line = 0;
    for (String text : diff.split("\r?\n", -1)) {
      Matcher hunk = HUNK.matcher(text);
      if (left == 0 && text.startsWith("+++ ")) {
        file = name(text.substring(4));
      } else if (left == 0 && hunk.matches() && !file.isEmpty()) {
        line = Integer.parseInt(hunk.group(1));
        left = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
        if (left == 0) {
          // Lines are gone, none stays: what was around them is touched.
          add(files, file, line, line + 1);
        }
      } else if (text.startsWith("-") && left > 0) {
        add(files, file, line - 1, line);
      } else if (left > 0 && !text.startsWith("\\")) {
        if (text.startsWith("+")) {
          add(files, file, line, line);
        }
        line++;
        left--;
      }
    }
    return new Touched(files);
  }

  /** All of {@code names}, from the same folder as the names in the diff, too. */
  public Touched with(List<String> names) {
    Map<String, List<Range>> more = new TreeMap<>(files);
    names.forEach(name -> more.put(name, List.of(new Range(0, Integer.MAX_VALUE))));
    return new Touched(more);
  }

  private static void add(Map<String, List<Range>> files, String file, int first, int last) {
    files.computeIfAbsent(file, one -> new ArrayList<>()).add(new Range(first, last));
  }

  /** {@code b/name}, perhaps in git's quotes, perhaps with a time after a tab. */
  private static String name(String written) {
    String name = written;
    if (name.startsWith("\"") && name.endsWith("\"")) {
      name = unquoted(name.substring(1, name.length() - 1));
    } else if (name.indexOf('\t') >= 0) {
      name = name.substring(0, name.indexOf('\t'));
    }
    return name.equals("/dev/null") ? "" : name.replaceFirst("^[a-z]/", "");
  }

  private static String unquoted(String quoted) {
    String latin = new String(quoted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String bytes =
        OCTAL.matcher(latin).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(1))));
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String plain(String code) {
    return switch (code) {
      case "t" -> "\t";
      case "n" -> "\n";
      default -> code.length() == 3 ? String.valueOf((char) Integer.parseInt(code, 8)) : code;
    };
  }

  /** Where {@code finding} is, and the places on the way to it, in this order. */
  public static Stream<Place> places(Finding finding) {
    return Stream.concat(Stream.of(finding.where()), finding.path().stream().map(Step::where));
  }

  /**
   * Whether {@code place} is on a line that is touched, or in a function or table of which a line
   * is: what is missing there is seldom on the line that changed.
   */
  public boolean has(Place place, Originals originals) {
    Path location = originals.location(place.file());
    for (Map.Entry<String, List<Range>> file : files.entrySet()) {
      if (location.endsWith(file.getKey())) {
        Range around = around(place.line(), place.file(), originals);
        return file.getValue().stream()
            .anyMatch(range -> range.first <= around.last && around.first <= range.last);
      }
    }
    return false;
  }

  /** From the line after the closing brace before it to the one that closes what it is in. */
  private static Range around(int line, String file, Originals originals) {
    int lines = originals.text(file).map(SourceFile::lines).orElse(0);
    int first = line;
    while (first > 1 && !originals.line(file, first - 1).startsWith("}")) {
      first--;
    }
    int last = line;
    while (last < lines && !originals.line(file, last).startsWith("}")) {
      last++;
    }
    return new Range(first, last);
  }
}
