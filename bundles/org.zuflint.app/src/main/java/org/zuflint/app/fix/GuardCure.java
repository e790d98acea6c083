package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.Place;

/** Gives a vma a fault handler that refuses, in its vm_ops or in new ones. */
final class GuardCure {
  private static final Pattern SETS_FLAG =
      Pattern.compile("(\\s+)(?:vm_flags_set\\()?([\\w>.\\-]*?)(?:->vm_flags\\b|,).*;\\s*");

  private final Analysis analysis;
  private final Texts texts;

  GuardCure(Analysis analysis, Texts texts) {
    this.analysis = analysis;
    this.texts = texts;
  }

  void propose(Vma vma, List<Fix> fixes) {
    Vma.Operations operations = vma.operations();
    if (operations == null) {
      newOperations(vma, fixes);
    } else {
      member(operations, fixes);
    }
  }

  private static List<String> handler(String name) {
    return List.of(
        "/* Entries are inserted by the pinned thread only; a fault is an error. */",
        "static vm_fault_t " + name + "(struct vm_fault *vmf)",
        "{",
        "\treturn VM_FAULT_SIGBUS;",
        "}",
        "");
  }

  private void member(Vma.Operations operations, List<Fix> fixes) {
    Place where = operations.where();
    List<String> lines = texts.lines(where.file());
    if (where.line() > lines.size() || !lines.get(where.line() - 1).stripTrailing().endsWith("{")) {
      return;
    }
    String handler = operations.table().replaceFirst("_?(vm_)?ops$", "") + "_no_fault";
    List<Edit> edits =
        List.of(
            new Edit(where.file(), where.line() + 1, 0, List.of("\t.fault = " + handler + ",")),
            new Edit(where.file(), where.line(), 0, handler(handler)));
    fixes.add(new Fix("refuse faults", edits));
  }

  private void newOperations(Vma vma, List<Fix> fixes) {
    Place where = vma.where();
    List<String> lines = texts.lines(where.file());
    if (where.line() > lines.size()) {
      return;
    }
    Matcher sets = SETS_FLAG.matcher(lines.get(where.line() - 1));
    int head = functionHead(lines, where.line());
    if (!sets.matches() || sets.group(2).isEmpty() || head == 0) {
      return;
    }
    String name = provider(vma).replaceFirst("_?mmap$", "");
    String handler = name + "_no_fault";
    List<String> above = new ArrayList<>(handler(handler));
    above.add("static const struct vm_operations_struct " + name + "_no_fault_ops = {");
    above.add("\t.fault = " + handler + ",");
    above.add("};");
    above.add("");
    String set = sets.group(1) + sets.group(2) + "->vm_ops = &" + name + "_no_fault_ops;";
    List<Edit> edits =
        List.of(
            new Edit(where.file(), where.line() + 1, 0, List.of(set)),
            new Edit(where.file(), head, 0, above));
    fixes.add(new Fix("add vm_ops that refuse faults", edits));
  }

  private String provider(Vma vma) {
    return analysis.providers().stream()
        .filter(provider -> provider.vmas().contains(vma))
        .map(Provider::function)
        .findFirst()
        .orElse("vma");
  }

  /** The line where the function around {@code line} begins, comment included; 0 when unsure. */
  private static int functionHead(List<String> lines, int line) {
    int at = line;
    while (at > 0
        && !lines.get(at - 1).startsWith("{")
        && !lines.get(at - 1).matches("\\w.*\\{\\s*")) {
      at--;
    }
    while (at > 1 && !lines.get(at - 2).isBlank()) {
      at--;
    }
    return at;
  }
}
