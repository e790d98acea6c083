package org.zuflint.core.parse.build;

import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.tag.Tagged;
import org.zuflint.grammar.GnuCParser;

/** The generated parser with its callbacks turned into our tree. */
public final class TreeParser extends GnuCParser {
  /** Rules inside each other; stays well below what a thread's stack holds. */
  private static final int DEEPEST = 1800;

  /** Operators, suffixes or stars in a row, each of which makes the tree one deeper. */
  private static final int LONGEST = 2000;

  private final WordStream stream;
  private final Operands operands;
  private final TreeBuilder builder;
  private final SyntaxFailure failure = new SyntaxFailure();
  private byte[] rules = new byte[64];
  private int[] bases = new int[64];
  private int[] firsts = new int[64];
  private int[] links = new int[64];
  private int depth;
  private boolean failed;
  private boolean tooDeep;

  public TreeParser(Tokens tokens) {
    this(tokens, new WordStream());
  }

  private TreeParser(Tokens tokens, WordStream stream) {
    super(stream);
    this.stream = stream;
    operands = new Operands(tokens);
    builder = new TreeBuilder(operands);
    setErrorHandler(new Bail(this));
    getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  /** The declarations one external declaration makes; null when it is broken. */
  public @Nullable List<Decl> declaration(Tagged words) {
    start(words);
    try {
      externalDeclaration();
      if (stream.position() != words.count()) {
        return null;
      }
    } catch (SyntaxFailure broken) {
      return null;
    }
    return builder.declarations();
  }

  /** The words as one expression; null when they are none. */
  public @Nullable Expr wholeExpression(Tagged words) {
    start(words);
    try {
      expression();
    } catch (SyntaxFailure broken) {
      return null;
    }
    return stream.position() == words.count() ? operands.expression(0) : null;
  }

  /** How many words were understood before the failure. */
  public int understood() {
    return stream.position();
  }

  /** Whether brackets stood too deep in each other. */
  public boolean isTooDeep() {
    return tooDeep;
  }

  private void start(Tagged words) {
    stream.start(words);
    operands.start(words);
    depth = 0;
    failed = false;
    tooDeep = false;
    _ctx = null;
    setState(0);
  }

  SyntaxFailure failure() {
    failed = true;
    return failure;
  }

  @Override
  public Token match(int type) {
    if (stream.LA(1) != type) {
      throw failure();
    }
    return consume();
  }

  @Override
  public Token consume() {
    operands.word(stream.position());
    stream.consume();
    return WordStream.NO_TOKEN;
  }

  @Override
  public Token getCurrentToken() {
    return WordStream.NO_TOKEN;
  }

  @Override
  public void enterRule(ParserRuleContext localctx, int state, int rule) {
    setState(state);
    _ctx = localctx;
    if (depth == DEEPEST) {
      tooDeep = true;
      depth++;
      throw failure();
    }
    if (depth == rules.length) {
      deepen();
    }
    rules[depth] = (byte) rule;
    links[depth] = 0;
    bases[depth] = operands.top();
    firsts[depth] = stream.position();
    depth++;
  }

  private void deepen() {
    int size = depth * 2;
    rules = Arrays.copyOf(rules, size);
    bases = Arrays.copyOf(bases, size);
    firsts = Arrays.copyOf(firsts, size);
    links = Arrays.copyOf(links, size);
  }

  @Override
  public void enterOuterAlt(ParserRuleContext localctx, int altNum) {}

  private boolean isTooLong(int rule) {
    return switch (rule) {
      case RULE_call, RULE_memberAccess, RULE_index, RULE_step, RULE_comma ->
          ++links[depth - 1] > LONGEST;
      case RULE_assignment, RULE_term, RULE_declarator, RULE_anyDeclarator ->
          operands.top() - bases[depth] > LONGEST;
      default -> false;
    };
  }

  @Override
  public void exitRule() {
    depth--;
    if (!failed) {
      if (isTooLong(rules[depth])) {
        tooDeep = true;
        throw failure();
      }
      builder.exit(rules[depth], bases[depth], firsts[depth]);
    }
    setState(_ctx.invokingState);
    _ctx = (ParserRuleContext) _ctx.parent;
  }
}
