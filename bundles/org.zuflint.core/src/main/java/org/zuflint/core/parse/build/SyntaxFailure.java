package org.zuflint.core.parse.build;

/**
 * The declaration being parsed is broken; thrown through the generated parser, so made once and
 * without a trace.
 */
final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyntaxFailure() {
    super("syntax", null, false, false);
  }
}
