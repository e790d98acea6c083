package org.zuflint.ui.marker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.core.resources.IMarker;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Entry;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** What our markers carry, under which names. */
public final class Attributes {
  /** The attribute that holds the rule id. */
  public static final String RULE = "org.zuflint.ui.rule";

  /** The attribute that holds the clause of the promise: {@code C1} to {@code C4}, or nothing. */
  public static final String CLAUSE = "org.zuflint.ui.clause";

  /** The attribute that holds the column, from 1, in bytes. */
  public static final String COLUMN = "org.zuflint.ui.column";

  /** The attribute by which every face recognizes the finding. */
  public static final String FINGERPRINT = "org.zuflint.ui.fingerprint";

  /** The attribute that holds the verdict of the vma that the finding is about. */
  public static final String VERDICT = "org.zuflint.ui.verdict";

  /** The attribute that holds the path, see {@link PathText}. */
  public static final String PATH = "org.zuflint.ui.path";

  /** All that we set and compare. */
  static final List<String> OURS =
      List.of(
          IMarker.MESSAGE,
          IMarker.SEVERITY,
          IMarker.LINE_NUMBER,
          IMarker.CHAR_START,
          IMarker.CHAR_END,
          IMarker.SOURCE_ID,
          COLUMN,
          RULE,
          CLAUSE,
          FINGERPRINT,
          VERDICT,
          PATH);

  private static final String SOURCE = "zuflint";

  private final Originals originals;
  private final List<Provider> providers;

  Attributes(Originals originals, List<Provider> providers) {
    this.originals = originals;
    this.providers = providers;
  }

  Map<String, Object> of(Entry entry) {
    Finding finding = entry.finding();
    Map<String, Object> attributes = at(finding.where());
    attributes.put(IMarker.MESSAGE, finding.message());
    attributes.put(IMarker.SEVERITY, severity(finding.severity()));
    attributes.put(COLUMN, finding.where().column());
    attributes.put(RULE, finding.ruleId());
    attributes.put(FINGERPRINT, entry.fingerprint());
    if (finding.clause() != null) {
      attributes.put(CLAUSE, finding.clause().name());
    }
    verdict(finding).ifPresent(word -> attributes.put(VERDICT, word));
    if (!finding.path().isEmpty()) {
      attributes.put(PATH, PathText.of(finding.path()));
    }
    return attributes;
  }

  /** What a comment allows: no problem, and to be found again. */
  Map<String, Object> ofAllowed(Entry entry, String reason) {
    Map<String, Object> attributes = at(entry.finding().where());
    attributes.put(
        IMarker.MESSAGE,
        "allowed (" + entry.finding().ruleId() + "): " + reason + "; " + entry.finding().message());
    attributes.put(RULE, entry.finding().ruleId());
    attributes.put(FINGERPRINT, entry.fingerprint());
    return attributes;
  }

  Map<String, Object> of(Remark remark, int severity) {
    Map<String, Object> attributes = at(remark.where());
    attributes.put(
        IMarker.MESSAGE,
        "zuflint: " + remark.where().file().replaceFirst("^\\./", "") + " " + remark.text());
    attributes.put(IMarker.SEVERITY, severity);
    return attributes;
  }

  /** The verdict of the vma on the finding's path, in one word. */
  private Optional<String> verdict(Finding finding) {
    return providers.stream()
        .flatMap(provider -> provider.vmas().stream())
        .filter(vma -> isAbout(finding, vma))
        .map(vma -> vma.verdict().word())
        .findFirst();
  }

  private static boolean isAbout(Finding finding, Vma vma) {
    return finding.where().equals(vma.where())
        || finding.path().stream().anyMatch(step -> step.where().equals(vma.where()));
  }

  private Map<String, Object> at(Place where) {
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put(IMarker.SOURCE_ID, SOURCE);
    if (where.line() > 0) {
      attributes.put(IMarker.LINE_NUMBER, where.line());
      originals.text(where.file()).ifPresent(text -> range(text, where, attributes));
    }
    return attributes;
  }

  /** The word at the place, as offsets of UTF-16 units: what an editor underlines. */
  private void range(SourceFile text, Place where, Map<String, Object> attributes) {
    byte[] bytes = text.bytes();
    if (where.line() > text.lines() || where.column() < 1) {
      return;
    }
    int offset = text.offset(where.line()) + where.column() - 1;
    String before = new String(bytes, 0, Math.min(offset, bytes.length), StandardCharsets.UTF_8);
    // An editor does not show the mark of byte order.
    int start = before.startsWith("\ufeff") ? before.length() - 1 : before.length();
    attributes.put(IMarker.CHAR_START, start);
    attributes.put(IMarker.CHAR_END, start + Math.max(1, originals.wordLength(where)));
  }

  private static int severity(Severity severity) {
    return switch (severity) {
      case ERROR -> IMarker.SEVERITY_ERROR;
      case WARNING -> IMarker.SEVERITY_WARNING;
      case INFO -> IMarker.SEVERITY_INFO;
    };
  }
}
