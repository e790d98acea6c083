package org.zuflint.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.KernelChoice;

/** Changes single keys in the text of a zuflint.toml; everything else stays as it was written. */
public final class SettingsEdit {
  private SettingsEdit() {}

  /** {@code text} with what {@code choice} knows of files, named from {@code folder}. */
  public static String with(String text, KernelChoice choice, Path folder) {
    boolean compiled = choice.knows() != KernelChoice.Knows.NOTHING;
    Path from = folder.toAbsolutePath().normalize();
    Path named =
        choice.folder().startsWith(from) ? from.relativize(choice.folder()) : choice.folder();
    String shown = named.toString().isEmpty() ? "." : named.toString().replace('\\', '/');
    String built = set(text, "compile-commands", compiled ? shown : null);
    return set(built, "kernel", choice.version() == null ? null : choice.version().toString());
  }

  /** {@code text} with {@code key} at the top level as {@code value}; null takes it away. */
  static String set(String text, String key, @Nullable String value) {
    Pattern line = Pattern.compile("\\s*\"?" + Pattern.quote(key) + "\"?\\s*=\\s*(.*)");
    List<String> lines = new ArrayList<>(text.lines().toList());
    String written = value == null ? null : key + " = " + quoted(value);
    for (int i = 0; i < lines.size() && !lines.get(i).matches("\\s*\\[.*"); i++) {
      Matcher old = line.matcher(lines.get(i));
      if (old.matches()) {
        if (written == null) {
          lines.remove(i);
        } else {
          lines.set(i, written + comment(old.group(1)));
        }
        return joined(lines);
      }
    }
    if (written != null) {
      lines.addFirst(written);
    }
    return joined(lines);
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The comment behind a value that is a plain string, with the blanks before it. */
  private static String comment(String rest) {
    Matcher plain = Pattern.compile("(?:\"[^\"\\\\]*\"|'[^']*')(\\s*#.*)").matcher(rest);
    return plain.matches() ? plain.group(1) : "";
  }
}
