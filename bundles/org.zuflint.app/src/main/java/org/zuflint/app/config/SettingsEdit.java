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
    String built = set(text, "compile-commands", compiled ? named(choice, folder) : null);
    return set(built, "kernel", choice.version() == null ? null : choice.version().toString());
  }

  /**
   * How {@code folder} names the kernel: relative when it is inside, around or beside it, so that a
   * checkout of both elsewhere finds it, too.
   */
  public static String named(KernelChoice choice, Path folder) {
    Path from = folder.toAbsolutePath().normalize();
    Path near = from.getParent() == null ? from : from.getParent();
    Path kernel = choice.folder();
    boolean relative =
        (near.getParent() != null && kernel.startsWith(near)) || from.startsWith(kernel);
    Path named = relative || kernel.startsWith(from) ? from.relativize(kernel) : kernel;
    return named.toString().isEmpty() ? "." : named.toString().replace('\\', '/');
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
