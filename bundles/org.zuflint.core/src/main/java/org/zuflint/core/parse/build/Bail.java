package org.zuflint.core.parse.build;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** No recovery inside a declaration: the first error ends it. */
final class Bail implements ANTLRErrorStrategy {
  private final TreeParser parser;

  Bail(TreeParser parser) {
    this.parser = parser;
  }

  @Override
  public void reset(Parser recognizer) {}

  @Override
  public Token recoverInline(Parser recognizer) {
    throw parser.failure();
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    throw parser.failure();
  }

  @Override
  public void sync(Parser recognizer) {}

  @Override
  public boolean inErrorRecoveryMode(Parser recognizer) {
    return false;
  }

  @Override
  public void reportMatch(Parser recognizer) {}

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    throw parser.failure();
  }
}
