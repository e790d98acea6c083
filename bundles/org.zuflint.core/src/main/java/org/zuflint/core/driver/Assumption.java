package org.zuflint.core.driver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.source.Place;

/**
 * What somebody vouches for: that a clause holds where zuflint cannot see it.
 *
 * @param scope whom it is about: a provider's or another entry's function, an ioctl command, or a
 *     glob over files
 * @param reason why it holds; shown with every verdict that rests on it
 * @param where it is declared
 */
public record Assumption(String scope, Clause clause, String reason, Place where) {
  private static final Pattern COMMENT =
      Pattern.compile(
          "zuflint:\\s*assume\\s*\\(\\s*(C[1-4])\\s*(?::\\s*([^)]*?))?\\s*\\)\\s*(.*)",
          Pattern.DOTALL);

  /**
   * Reads {@code zuflint: assume(C2) reason} or {@code zuflint: assume(C2: SRV_NEXT) reason}; null
   * when the comment says no such thing.
   *
   * @param function the function that the comment stands in or before: the scope when none is given
   */
  public static @Nullable Assumption in(String comment, String function, Place where) {
    Matcher matcher = COMMENT.matcher(comment);
    if (!matcher.find()) {
      return null;
    }
    String given = matcher.group(2);
    String scope = given == null || given.isBlank() ? function : given;
    String reason =
        matcher
            .group(3)
            .replaceAll("\\*/$", "")
            .replaceAll("\\s*\\R\\s*(\\*|//)?\\s*", " ")
            .strip();
    return scope.isEmpty() || reason.isEmpty()
        ? null
        : new Assumption(scope, Clause.valueOf(matcher.group(1)), reason, where);
  }

  /** Whether the scope is a glob that the file matches, from some folder on. */
  public boolean coversFile(String path) {
    if (!scope.contains("/") && !scope.contains("*")) {
      return false;
    }
    String glob =
        scope
            .replace(".", "\\.")
            .replace("**/", "\u0001")
            .replace("**", "\u0002")
            .replace("*", "[^/]*")
            .replace("\u0001", "(.*/)?")
            .replace("\u0002", ".*");
    return path.matches("(.*/)?" + glob);
  }
}
