package org.zuflint.app.fix;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.Place;

/** Puts VM_LOCAL_CPU where it belongs: in the provider, before the first insert, until the end. */
final class FlagCure {
  private static final String LOCAL = "VM_LOCAL_CPU";
  private static final Pattern SETS =
      Pattern.compile(
          "(\\s*)(vm_flags_set\\(.*\\b" + LOCAL + "\\b.*|.*\\|=.*\\b" + LOCAL + "\\b.*);");
  private static final Pattern SETS_ONLY =
      Pattern.compile("\\s*(vm_flags_set\\([^,]*, " + LOCAL + "\\)|.*\\|= " + LOCAL + ");\\s*");
  private static final Pattern CLEARS =
      Pattern.compile("\\s*(vm_flags_clear\\([^,]*, " + LOCAL + "\\)|.*&= ~" + LOCAL + ");\\s*");
  private static final Pattern INSERT =
      Pattern.compile("(\\s*).*\\b\\w+\\((\\w+), ([^,]+),.*;\\s*");

  private final Lines lines;

  FlagCure(Texts texts) {
    this.lines = new Lines(texts);
  }

  /** Sets the flag before the insert that now comes first, or in the provider. */
  void early(Vma vma, Place where, String message, List<Fix> fixes) {
    Matcher call = Pattern.compile("after (\\w+)\\(\\)").matcher(message);
    if (call.find() && SETS.matcher(lines.at(where)).matches() && lines.isBlockLine(where)) {
      String indent = Lines.indent(lines.at(where));
      for (int line = where.line() - 1; line > 0; line--) {
        Place before = new Place(where.file(), line, 1);
        String text = lines.at(before);
        if (text.startsWith("}") || text.startsWith("{")) {
          break;
        }
        if (text.contains(call.group(1) + "(")
            && Lines.indent(text).equals(indent)
            && lines.isBlockLine(before)) {
          List<Edit> edits =
              List.of(
                  new Edit(where.file(), where.line(), 1, List.of()),
                  new Edit(where.file(), line, 0, List.of(lines.at(where))));
          fixes.add(new Fix("set " + LOCAL + " before the first insert", edits));
          return;
        }
      }
    }
    inProvider(vma, where, fixes);
  }

  /** Sets the flag in the provider, beside the others, and no longer here. */
  void inProvider(Vma vma, Place where, List<Fix> fixes) {
    if (!SETS_ONLY.matcher(lines.at(where)).matches() || !lines.isBlockLine(where)) {
      return;
    }
    for (Vma.Flag flag : vma.flags()) {
      Place other = flag.where();
      String line = lines.at(other);
      String added = line.replaceFirst("\\b" + flag.name() + "\\b", LOCAL + " | " + flag.name());
      if (flag.always() && !flag.name().equals(LOCAL) && !added.equals(line)) {
        Edit here = new Edit(where.file(), where.line(), 1, List.of());
        Edit there = new Edit(other.file(), other.line(), 1, List.of(added));
        boolean after = where.file().equals(other.file()) && other.line() > where.line();
        fixes.add(
            new Fix(
                "set " + LOCAL + " in the provider",
                after ? List.of(there, here) : List.of(here, there)));
        return;
      }
    }
  }

  /** Leaves the flag on. */
  void keep(Place where, List<Fix> fixes) {
    if (CLEARS.matcher(lines.at(where)).matches() && lines.isBlockLine(where)) {
      fixes.add(
          new Fix(
              "leave " + LOCAL + " on",
              List.of(new Edit(where.file(), where.line(), 1, List.of()))));
    }
  }

  /** Zaps the page before another is inserted in its place. */
  void zapBefore(Place where, List<Fix> fixes) {
    Matcher insert = INSERT.matcher(lines.at(where));
    if (!insert.matches()) {
      return;
    }
    String zap = "zap_vma_ptes(" + insert.group(2) + ", " + insert.group(3) + ", PAGE_SIZE);";
    if (lines.isBlockLine(where)) {
      fixes.add(
          new Fix(
              "zap before the insert",
              List.of(new Edit(where.file(), where.line(), 0, List.of(insert.group(1) + zap)))));
      return;
    }
    Place head = new Place(where.file(), where.line() - 1, 1);
    if (lines.at(head).matches("\\s*(if|while|for) \\(.*\\)\\s*")) {
      List<String> block =
          List.of(
              lines.at(head).stripTrailing() + " {",
              insert.group(1) + zap,
              lines.at(where),
              Lines.indent(lines.at(head)) + "}");
      fixes.add(
          new Fix("zap before the insert", List.of(new Edit(where.file(), head.line(), 2, block))));
    }
  }
}
