package org.zuflint.ui.marker;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.zuflint.app.report.Line;
import org.zuflint.app.session.Outcome;

/**
 * Of what an answer is shown. Judged is always the whole project: one file may call what another
 * defines, and a file alone would leave open what the project can tell.
 *
 * @param chosen files and folders of one project; none: all of it
 */
public record Scope(List<IResource> chosen) {
  /** The whole project. */
  public static final Scope ALL = new Scope(List.of());

  /** What was chosen; with a project among it, all of that. */
  public Scope {
    chosen =
        chosen.stream().anyMatch(one -> one.getType() == IResource.PROJECT)
            ? List.of()
            : List.copyOf(chosen);
  }

  /** Whether this is the whole project. */
  public boolean isAll() {
    return chosen.isEmpty();
  }

  /** Whether {@code resource} is shown. */
  public boolean holds(IResource resource) {
    return isAll()
        || chosen.stream().anyMatch(one -> one.getFullPath().isPrefixOf(resource.getFullPath()));
  }

  /** What was judged and what was found there, in words for people; empty for the whole project. */
  public String words(Outcome outcome, int findings) {
    if (isAll()) {
      return "";
    }
    String names =
        chosen.stream()
            .map(one -> one.getProjectRelativePath().toString())
            .collect(Collectors.joining(", "));
    long files = outcome.files().stream().filter(this::holdsFile).count();
    return files == 0
        ? "asked for " + names + ": none of its files is judged; see below what is\n\n"
        : "asked for "
            + names
            + ": "
            + Line.counted(findings, "finding")
            + " in "
            + Line.counted(files, "file")
            + ", judged with all "
            + outcome.files().size()
            + " of the project\n\n";
  }

  private boolean holdsFile(String file) {
    IPath path = IPath.fromPortableString(file);
    return chosen.stream().anyMatch(one -> one.getProjectRelativePath().isPrefixOf(path));
  }
}
