package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.Place;

/** Gives a vma a {@code .close} that forgets the stored pointer, or makes the one it has do so. */
final class CloseCure {
  private static final Pattern STORE =
      Pattern.compile("\\s*(?:(\\w+)->)?([\\w.]+)\\s*=\\s*\\w+;.*");
  private static final Pattern ONE_LINE = Pattern.compile("(.*= \\{)( .*\\};\\s*)");
  private static final Pattern CLOSE = Pattern.compile(".*\\.close\\s*=\\s*(\\w+).*");

  private final Lines lines;

  CloseCure(Texts texts) {
    this.lines = new Lines(texts);
  }

  void propose(Provider provider, Vma vma, Vma.Store store, List<Fix> fixes) {
    Vma.Operations operations = vma.operations();
    Matcher kept = STORE.matcher(lines.at(store.where()));
    if (operations == null || !operations.isKnown() || !kept.matches()) {
      return;
    }
    Place table = operations.where();
    String close = closeOf(table);
    if (close != null) {
      extend(table.file(), close, kept, store, fixes);
      return;
    }
    String name = operations.table().replaceFirst("_?(vm_)?ops$", "") + "_close";
    List<String> body = body(provider, kept, store);
    if (body.isEmpty()) {
      return;
    }
    List<String> handler = new ArrayList<>();
    handler.add("static void " + name + "(struct vm_area_struct *vma)");
    handler.add("{");
    handler.addAll(body);
    handler.add("}");
    handler.add("");
    member(table, name, handler, fixes);
  }

  private void member(Place table, String name, List<String> handler, List<Fix> fixes) {
    String line = lines.at(table);
    Matcher single = ONE_LINE.matcher(line);
    Edit above = new Edit(table.file(), table.line(), 0, handler);
    Edit set;
    if (line.stripTrailing().endsWith("{")) {
      set = new Edit(table.file(), table.line() + 1, 0, List.of("\t.close = " + name + ","));
    } else if (single.matches()) {
      String with = single.group(1) + " .close = " + name + "," + single.group(2);
      set = new Edit(table.file(), table.line(), 1, List.of(with));
    } else {
      return;
    }
    fixes.add(new Fix("forget the vma in .close", List.of(set, above)));
  }

  /** What clears the pointer; empty when the object cannot be found from the vma. */
  private List<String> body(Provider provider, Matcher kept, Vma.Store store) {
    String object = kept.group(1);
    if (object == null) {
      return store.field().startsWith(".") ? List.of("\t" + kept.group(2) + " = NULL;") : List.of();
    }
    String tag = store.field().substring(0, Math.max(0, store.field().indexOf('.')));
    String way = way(provider, object);
    if (tag.isEmpty() || way == null) {
      return List.of();
    }
    return List.of(
        "\tstruct " + tag + " *" + object + " = " + way + ";",
        "",
        "\t" + object + "->" + kept.group(2) + " = NULL;");
  }

  /** How the object is found from the vma: the provider's own text says it. */
  private @Nullable String way(Provider provider, String object) {
    String file = provider.where().file();
    int opening = lines.opening(file, provider.where().line());
    int closing = opening == 0 ? 0 : lines.closing(file, opening);
    String found = null;
    for (int line = opening; line < closing; line++) {
      String text = lines.at(file, line);
      if (text.matches("\\s*\\w+->vm_private_data = " + object + ";.*")) {
        return "vma->vm_private_data";
      }
      if (text.matches(".*\\b" + object + " = \\w+->private_data;.*")) {
        found = "vma->vm_file->private_data";
      }
    }
    return found;
  }

  private @Nullable String closeOf(Place table) {
    int end = table.line();
    while (end < table.line() + 20 && !lines.at(table.file(), end).contains("}")) {
      end++;
    }
    for (int line = table.line(); line <= end; line++) {
      Matcher close = CLOSE.matcher(lines.at(table.file(), line));
      if (close.matches()) {
        return close.group(1);
      }
    }
    return null;
  }

  /** A handler that has the object at hand clears the pointer at its end. */
  private void extend(String file, String close, Matcher kept, Vma.Store store, List<Fix> fixes) {
    String tag = store.field().substring(0, Math.max(0, store.field().indexOf('.')));
    int head = tag.isEmpty() ? 0 : lines.find(file, "(static )?void " + close + "\\(.*\\).*");
    int opening = head == 0 ? 0 : lines.opening(file, head);
    int closing = opening == 0 ? 0 : lines.closing(file, opening);
    Pattern local = Pattern.compile("\\s*struct " + tag + " \\*(\\w+) = .*;.*");
    for (int line = opening; line < closing; line++) {
      Matcher object = local.matcher(lines.at(file, line));
      if (object.matches()) {
        String clears = "\t" + object.group(1) + "->" + kept.group(2) + " = NULL;";
        fixes.add(
            new Fix(
                "forget the vma in " + close + "()",
                List.of(new Edit(file, closing, 0, List.of(clears)))));
        return;
      }
    }
  }
}
