package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.grammar.GnuCLexer;

/** Tags a file one external declaration after the other. */
public final class Tagger {
  private final Walk walk;
  private final Tokens tokens;
  private final Specifiers specifiers;
  private final Declarators declarators;
  private final Expressions expressions;
  private final Statements statements;
  private final Outer outer;
  private final Elements elements;

  public Tagger(Tokens tokens, Brackets brackets) {
    this.tokens = tokens;
    walk = new Walk(tokens, brackets);
    TypeGuess guess = new TypeGuess(walk);
    specifiers = new Specifiers(walk, guess);
    declarators = new Declarators(walk, guess);
    expressions = new Expressions(walk, guess);
    statements = new Statements(walk, guess);
    outer = new Outer(walk, guess, statements);
    elements = new Elements(walk, guess);
  }

  /** The external declaration that starts at token {@code from}; the same object every time. */
  public Tagged declaration(int from) {
    walk.begin(from);
    return run();
  }

  /** The tokens from {@code from} on as one expression. */
  public Tagged expression(int from) {
    walk.begin(from);
    walk.enter(Room.GROUP, Mode.EXPRESSION, Mode.END, true);
    return run();
  }

  private Tagged run() {
    int count = tokens.count();
    while (walk.mode != Mode.END && (walk.at < count || walk.at == walk.until)) {
      if (walk.at == walk.until) {
        endOfStatements();
      } else {
        step();
      }
    }
    walk.out.finish(walk.at);
    return walk.out;
  }

  /** The token behind the declaration. */
  public int end() {
    return walk.at;
  }

  /** How many tokens the grammar did not get to see. */
  public int dropped() {
    return walk.dropped();
  }

  private void step() {
    switch (walk.mode) {
      case EXPRESSION -> expressions.step();
      case START -> start();
      case SPECIFIERS -> specifiers.step();
      case DECLARATOR -> declarators.step();
      case ASM -> statements.inAssembly();
      case MACRO -> outer.behindMacro();
      case END -> {}
    }
  }

  private void start() {
    switch (walk.room) {
      case FILE, RECORD -> outer.start();
      case BLOCK, STATEMENTS -> statements.start();
      default -> elements.start();
    }
  }

  /** A macro argument made of statements ends; its last statement lacks the semicolon. */
  private void endOfStatements() {
    if (walk.room == Room.INIT) {
      walk.insert(GnuCLexer.RBRACE);
      walk.insert(GnuCLexer.SEMI);
      walk.drop();
      walk.leave();
      walk.finish();
      return;
    }
    if (walk.mode == Mode.EXPRESSION
        || walk.mode == Mode.DECLARATOR
        || walk.mode == Mode.SPECIFIERS) {
      if (walk.condition) {
        walk.condition = false;
        walk.insert(GnuCLexer.RPAREN);
        walk.leave();
        return;
      }
      walk.insert(GnuCLexer.SEMI);
    }
    walk.insert(GnuCLexer.STMTS_END);
    walk.leave();
  }

  /**
   * Where to go on when the declaration at {@code from} could not be parsed from token {@code
   * error} on: behind the semicolon or brace that ends it, or at the first word in column 1 behind
   * the error.
   */
  public int recover(int from, int error) {
    Brackets pairs = walk.brackets;
    int i = from;
    while (i < tokens.count()) {
      int type = tokens.type(i);
      if (i > from
          && i >= error
          && tokens.line(i) == Tokens.MARGIN
          && type != GnuCLexer.LBRACE
          && type != GnuCLexer.RBRACE
          && type != GnuCLexer.RPAREN) {
        return i;
      }
      boolean open =
          type == GnuCLexer.LBRACE || type == GnuCLexer.LPAREN || type == GnuCLexer.LBRACK;
      if (open && pairs.match(i) > 0) {
        i = pairs.match(i);
        if (type == GnuCLexer.LBRACE && endsItem(i)) {
          return i + 1;
        }
      } else if (type == GnuCLexer.SEMI
          || (type == GnuCLexer.RBRACE && tokens.line(i) == Tokens.MARGIN)) {
        return i + 1;
      }
      i++;
    }
    return tokens.count();
  }

  private boolean endsItem(int brace) {
    int next = tokens.type(brace + 1);
    return next != GnuCLexer.SEMI
        && next != GnuCLexer.COMMA
        && (tokens.line(brace + 1) == Tokens.MARGIN || next == 0);
  }
}
