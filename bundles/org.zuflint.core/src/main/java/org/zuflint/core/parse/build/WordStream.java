package org.zuflint.core.parse.build;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.zuflint.core.parse.tag.Tagged;

/** The tagged words as the generated parser wants them: types only, there are no token objects. */
final class WordStream implements TokenStream {
  static final Token NO_TOKEN = new CommonToken(Token.EOF);

  private Tagged words = new Tagged();
  private int position;

  void start(Tagged tagged) {
    words = tagged;
    position = 0;
  }

  int position() {
    return position;
  }

  @Override
  public int LA(int i) {
    int at = position + i - 1;
    return at < words.count() ? words.type(at) : Token.EOF;
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int size() {
    return words.count();
  }

  @Override
  public Token LT(int k) {
    return NO_TOKEN;
  }

  @Override
  public Token get(int index) {
    return NO_TOKEN;
  }

  @Override
  public TokenSource getTokenSource() {
    throw new UnsupportedOperationException("words come from no token source");
  }

  @Override
  public String getSourceName() {
    return "";
  }

  @Override
  public String getText() {
    return "";
  }

  @Override
  public String getText(Interval interval) {
    return "";
  }

  @Override
  public String getText(RuleContext ctx) {
    return "";
  }

  @Override
  public String getText(Token start, Token stop) {
    return "";
  }
}
