package org.zuflint.core.parse.conditions;

/** What a condition is worth without a configuration. */
enum Truth {
  ALWAYS,
  NEVER,
  UNKNOWN;

  /** Of a condition as {@link #plain} gives it. */
  static Truth of(String condition) {
    return switch (condition) {
      case "if 1", "elif 1" -> ALWAYS;
      case "if 0",
          "elif 0",
          "ifdef __cplusplus",
          "ifdef __ASSEMBLY__",
          "ifdef __ASSEMBLER__",
          "ifdef notdef",
          "if defined(__cplusplus)" ->
          NEVER;
      default -> UNKNOWN;
    };
  }

  /** A directive without comments and line ends, blanks single. */
  static String plain(String directive) {
    String text = directive;
    if (text.indexOf('/') >= 0) {
      text = text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//.*", "");
    }
    if (text.indexOf('\\') >= 0) {
      text = text.replaceAll("\\\\\r?\n", " ");
    }
    return text.trim().replaceAll("\\s+", " ");
  }
}
