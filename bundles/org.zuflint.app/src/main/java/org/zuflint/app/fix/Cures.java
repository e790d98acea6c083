package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.Place;

/** Proposes repairs by the finding's rule; whether they hold, another analysis tells. */
final class Cures {
  private static final String LOCAL = "VM_LOCAL_CPU";
  private static final Pattern STORE =
      Pattern.compile("(\\s*)([\\w>.\\[\\]\\->]+)\\s*=\\s*\\w+;\\s*");
  private static final Pattern WRITE =
      Pattern.compile("(\\s*)([\\w>.\\-]+)->vm_flags\\s*\\|=\\s*(.*);(\\s*)");

  private final Analysis analysis;
  private final Texts texts;

  Cures(Analysis analysis, Texts texts) {
    this.analysis = analysis;
    this.texts = texts;
  }

  /** The repairs of {@code finding}, the gentlest first. */
  List<Fix> of(Finding finding) {
    List<Fix> fixes = new ArrayList<>();
    finding.fixes().stream().filter(this::fits).forEach(fixes::add);
    String rule = finding.ruleId();
    Optional<Vma> vma = vma(finding);
    flagCures(finding, vma, fixes);
    if (rule.startsWith("missing-vm-")) {
      String flag = rule.substring("missing-".length()).replace('-', '_').toUpperCase(Locale.ROOT);
      vma.ifPresent(one -> addFlag(one, flag, fixes));
    } else if (rule.equals("local-vma-without-fault-guard")) {
      vma.ifPresent(one -> new GuardCure(analysis, texts).propose(one, fixes));
    } else if (rule.equals("stored-vma-overwritten")) {
      finding.path().forEach(step -> refuseSecond(step.where(), fixes));
      refuseSecond(finding.where(), fixes);
    } else if (rule.equals("direct-vm-flags-write")) {
      callSetter(finding.where(), fixes);
    }
    if (finding.clause() != null) {
      vma.filter(Vma::local).ifPresent(one -> dropFlag(one, fixes));
    }
    return fixes;
  }

  private void flagCures(Finding finding, Optional<Vma> vma, List<Fix> fixes) {
    FlagCure flag = new FlagCure(texts);
    switch (finding.ruleId()) {
      case "flag-set-late" ->
          changed(finding)
              .ifPresent(one -> flag.early(one, finding.where(), finding.message(), fixes));
      case "flag-outside-provider" -> {
        changed(finding).ifPresent(one -> flag.inProvider(one, finding.where(), fixes));
        flag.keep(finding.where(), fixes);
      }
      case "flag-cleared-live" -> flag.keep(finding.where(), fixes);
      case "overwrite-needs-flag" -> flag.zapBefore(finding.where(), fixes);
      case "unpinned-access" -> new PinCure(texts).propose(finding, fixes);
      case "stored-vma-outlives-mapping" -> vma.ifPresent(one -> forget(finding, one, fixes));
      default -> {}
    }
  }

  private Optional<Vma> changed(Finding finding) {
    return analysis.providers().stream()
        .flatMap(provider -> provider.vmas().stream())
        .filter(vma ->
            vma.flagChanges().stream().anyMatch(change -> change.where().equals(finding.where())))
        .findFirst();
  }

  private void forget(Finding finding, Vma vma, List<Fix> fixes) {
    for (Provider provider : analysis.providers()) {
      for (Vma.Store store : vma.stores()) {
        if (provider.vmas().contains(vma) && store.where().equals(finding.where())) {
          new CloseCure(texts).propose(provider, vma, store, fixes);
        }
      }
    }
  }

  /** Whether the lines that a rule wants to change are there. */
  private boolean fits(Fix fix) {
    return fix.edits().stream()
        .allMatch(edit ->
            edit.line() >= 1
                && edit.line() - 1 + edit.removed() <= texts.lines(edit.file()).size());
  }

  /** The vma whose place the finding's path names; a vma without the flag has its provider's. */
  private Optional<Vma> vma(Finding finding) {
    List<Vma> named =
        analysis.providers().stream()
            .map(Provider::vmas)
            .flatMap(List::stream)
            .filter(vma ->
                finding.where().equals(vma.where())
                    || finding.path().stream().anyMatch(step -> step.where().equals(vma.where())))
            .toList();
    return named.stream().filter(Vma::local).findFirst().or(() -> named.stream().findFirst());
  }

  private void addFlag(Vma vma, String flag, List<Fix> fixes) {
    for (Place where : flagPlaces(vma)) {
      String line = line(where);
      String added = line.replaceFirst("\\b" + LOCAL + "\\b", flag + " | " + LOCAL);
      if (!added.equals(line)) {
        fixes.add(new Fix("set " + flag, List.of(replace(where, List.of(added)))));
        return;
      }
    }
  }

  private void dropFlag(Vma vma, List<Fix> fixes) {
    for (Place where : flagPlaces(vma)) {
      String line = line(where);
      String without =
          line.replaceFirst("\\s*\\|\\s*" + LOCAL + "\\b", "")
              .replaceFirst("\\b" + LOCAL + "\\s*\\|\\s*", "");
      if (!without.equals(line)) {
        fixes.add(new Fix("drop " + LOCAL, List.of(replace(where, List.of(without)))));
      } else if (line.matches(".*(\\|=|\\()[^;|]*\\b" + LOCAL + "\\b[^;|]*;\\s*")
          && isBlockLine(where)) {
        fixes.add(new Fix("drop " + LOCAL, List.of(replace(where, List.of()))));
      }
    }
  }

  /** Whether the line can go without making the one before it hold the next. */
  private boolean isBlockLine(Place where) {
    List<String> lines = texts.lines(where.file());
    String before = where.line() < 2 ? "" : lines.get(where.line() - 2).strip();
    return before.isEmpty() || before.endsWith(";") || before.endsWith("{") || before.endsWith("}");
  }

  private void refuseSecond(Place where, List<Fix> fixes) {
    Matcher store = STORE.matcher(line(where));
    if (store.matches() && store.group(2).matches(".*(->|\\.).*") && isBlockLine(where)) {
      String indent = store.group(1);
      List<String> added =
          List.of(indent + "if (" + store.group(2) + ")", indent + "\treturn -EBUSY;", line(where));
      fixes.add(new Fix("refuse a second mmap", List.of(replace(where, added))));
    }
  }

  private void callSetter(Place where, List<Fix> fixes) {
    Matcher write = WRITE.matcher(line(where));
    if (write.matches()) {
      String call =
          write.group(1) + "vm_flags_set(" + write.group(2) + ", " + write.group(3) + ");";
      fixes.add(new Fix("call vm_flags_set()", List.of(replace(where, List.of(call)))));
    }
  }

  private static List<Place> flagPlaces(Vma vma) {
    List<Place> places = new ArrayList<>();
    places.add(vma.where());
    vma.flags().stream()
        .filter(flag -> flag.name().equals(LOCAL))
        .map(Vma.Flag::where)
        .filter(where -> !places.contains(where))
        .forEach(places::add);
    return places;
  }

  private String line(Place where) {
    List<String> lines = texts.lines(where.file());
    return where.line() < 1 || where.line() > lines.size() ? "" : lines.get(where.line() - 1);
  }

  private static Edit replace(Place where, List<String> lines) {
    return new Edit(where.file(), where.line(), 1, lines);
  }
}
