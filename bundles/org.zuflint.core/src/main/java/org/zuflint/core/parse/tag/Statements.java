package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/**
 * Where a statement starts: declaration, statement, label, or one of the macros that stand for
 * them.
 */
final class Statements {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;

  Statements(Walk walk, TypeGuess guess) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
  }

  void start() {
    int type = walk.type();
    switch (type) {
      case GnuCLexer.IDENT -> word();
      case GnuCLexer.LBRACE -> walk.open(Room.BLOCK, Mode.START, Mode.START, false);
      case GnuCLexer.RBRACE -> walk.close();
      case GnuCLexer.SEMI -> walk.semicolon();
      case GnuCLexer.IF, GnuCLexer.WHILE, GnuCLexer.SWITCH -> control();
      case GnuCLexer.FOR -> {
        walk.keep();
        openOrGiveUp(Room.FOR, Mode.START, Mode.START);
      }
      case GnuCLexer.DO, GnuCLexer.ELSE -> {
        walk.keep();
        walk.start();
      }
      case GnuCLexer.CASE,
          GnuCLexer.RETURN,
          GnuCLexer.GOTO,
          GnuCLexer.BREAK,
          GnuCLexer.CONTINUE -> {
        walk.keep();
        walk.expression();
      }
      case GnuCLexer.DEFAULT -> {
        walk.keep();
        walk.expression();
      }
      case GnuCLexer.ASM -> assembly();
      case GnuCLexer.STATIC_ASSERT -> assertion();
      case GnuCLexer.ATTRIBUTE, GnuCLexer.EXTENSION -> walk.attribute();
      case GnuCLexer.LOCAL_LABEL -> localLabels();
      case GnuCLexer.LBRACK -> bracket();
      default -> {
        if (TypeGuess.isKeyword(type)) {
          walk.specifiers();
        } else {
          walk.expression();
        }
      }
    }
  }

  private void openOrGiveUp(Room inner, Mode innerMode, Mode resume) {
    if (walk.type() == GnuCLexer.LPAREN) {
      walk.open(inner, innerMode, resume, false);
    } else {
      walk.giveUp();
    }
  }

  private void control() {
    walk.keep();
    if (walk.type() == GnuCLexer.IDENT
        && walk.next() == GnuCLexer.LPAREN
        && walk.brackets.match(walk.at + 1) > 0) {
      walk.insert(GnuCLexer.LPAREN);
      walk.enter(Room.STATEMENTS, Mode.EXPRESSION, Mode.START, false);
      walk.until = walk.brackets.match(walk.at + 1) + 1;
      walk.condition = true;
      return;
    }
    openOrGiveUp(Room.GROUP, Mode.EXPRESSION, Mode.START);
  }

  void assembly() {
    walk.keep();
    while (walk.type() == GnuCLexer.QUAL
        || walk.type() == GnuCLexer.STORAGE
        || walk.type() == GnuCLexer.GOTO
        || (walk.type() == GnuCLexer.IDENT && walk.next() == GnuCLexer.LPAREN)) {
      if (walk.type() == GnuCLexer.IDENT) {
        walk.drop();
      } else {
        walk.keep();
      }
    }
    if (walk.type() == GnuCLexer.LPAREN) {
      walk.open(Room.ASM, Mode.ASM, Mode.EXPRESSION, true);
    } else {
      walk.giveUp();
    }
  }

  /** Inside the parentheses of an asm. */
  void inAssembly() {
    switch (walk.type()) {
      case GnuCLexer.LPAREN -> walk.open(Room.ARGUMENTS, Mode.START, Mode.ASM, false);
      case GnuCLexer.RPAREN -> walk.close();
      case GnuCLexer.STRING,
          GnuCLexer.IDENT,
          GnuCLexer.NUMBER,
          GnuCLexer.COMMA,
          GnuCLexer.COLON,
          GnuCLexer.LBRACK,
          GnuCLexer.RBRACK ->
          walk.keep();
      default -> walk.giveUp();
    }
  }

  void assertion() {
    walk.keep();
    openOrGiveUp(Room.ARGUMENTS, Mode.START, Mode.MACRO);
  }

  /** {@code __label__ a, b;} declares nothing that a label does not. */
  private void localLabels() {
    while (walk.type() == GnuCLexer.LOCAL_LABEL
        || walk.type() == GnuCLexer.IDENT
        || walk.type() == GnuCLexer.COMMA) {
      walk.drop();
    }
    if (walk.type() == GnuCLexer.SEMI) {
      walk.drop();
    }
  }

  /** C23's {@code [[attribute]]}. */
  private void bracket() {
    int end = walk.brackets.match(walk.at);
    if (walk.next() == GnuCLexer.LBRACK && end > 0) {
      while (walk.at <= end) {
        walk.drop();
      }
    } else {
      walk.expression();
    }
  }

  private void word() {
    int at = walk.at;
    int next = walk.next();
    if (next == GnuCLexer.COLON) {
      walk.emit(GnuCLexer.LABEL);
      walk.keep();
    } else if (walk.is(at, Words.ATTRIBUTE) && next != GnuCLexer.SEMI && !isCall(next)) {
      walk.attribute();
    } else if (closesDo()) {
      walk.emit(GnuCLexer.WHILE);
      openOrGiveUp(Room.GROUP, Mode.EXPRESSION, Mode.START);
    } else if (next == GnuCLexer.IDENT && isMacroWord()) {
      walk.emit(GnuCLexer.MACRO_WORD);
    } else if (guess.startsDeclaration(at)) {
      walk.specifiers();
    } else if (next == GnuCLexer.LPAREN) {
      call();
    } else if (TypeGuess.startsStatement(next)) {
      walk.emit(GnuCLexer.MACRO_WORD);
      walk.start();
    } else if (TypeGuess.isKeyword(next)) {
      walk.drop();
    } else {
      walk.expression();
    }
  }

  private boolean isCall(int next) {
    return next == GnuCLexer.LPAREN
        && walk.is(walk.at, Words.WITH_ARGUMENTS)
        && tokens.type(walk.behindParentheses(walk.at + 1)) == GnuCLexer.SEMI;
  }

  /** A macro behind the body of a {@code do}. */
  private boolean closesDo() {
    int before = walk.at - 1;
    return walk.next() == GnuCLexer.LPAREN
        && walk.out.last() == GnuCLexer.RBRACE
        && walk.brackets.match(before) > 0
        && tokens.type(walk.brackets.match(before) - 1) == GnuCLexer.DO;
  }

  /** A word in capitals on a line of its own. */
  private boolean isMacroWord() {
    return tokens.line(walk.at + 1) != Tokens.INSIDE
        && walk.is(walk.at, Words.UPPER)
        && !walk.is(walk.at, Words.TYPE | Words.LEARNED);
  }

  /** {@code word(...)}: what follows the parentheses tells what it is. */
  private void call() {
    int close = walk.brackets.match(walk.at + 1);
    if (close < 0) {
      walk.keep();
      walk.giveUp();
      return;
    }
    int behind = close + 1;
    int type = tokens.type(behind);
    boolean word =
        type == GnuCLexer.IDENT
            || TypeGuess.startsStatement(type)
            || TypeGuess.isKeyword(type)
            || ((type == GnuCLexer.STEP || type == GnuCLexer.STAR)
                && tokens.line(behind) != Tokens.INSIDE);
    if ((type == GnuCLexer.SEMI && walk.is(walk.at, Words.DECLARES))
        || (type == GnuCLexer.ASSIGN && tokens.type(behind + 1) == GnuCLexer.LBRACE)
        || (type == GnuCLexer.DOT && tokens.line(behind) != Tokens.INSIDE)) {
      macro(GnuCLexer.MACRO_DECL, Mode.MACRO);
    } else if (walk.is(walk.at, Words.ITERATOR)
        && (word || type == GnuCLexer.LPAREN)
        && type != GnuCLexer.RBRACE) {
      macro(GnuCLexer.ITERATOR, Mode.START);
    } else if (type == GnuCLexer.SEMI
        && walk.is(walk.at, Words.ITERATOR)
        && tokens.line(behind) != Tokens.INSIDE) {
      macro(GnuCLexer.ITERATOR, Mode.START);
    } else if (word) {
      macro(hasBody(behind, type) ? GnuCLexer.MACRO_BLOCK : GnuCLexer.MACRO_STMT, Mode.START);
    } else if (type == GnuCLexer.COLON) {
      macro(GnuCLexer.MACRO_STMT, Mode.START);
    } else {
      walk.expression();
    }
  }

  private void macro(int type, Mode resume) {
    walk.emit(type);
    walk.open(Room.ARGUMENTS, Mode.START, resume, false);
  }

  /** Whether the macro's statement is the next one, by brace, line or indentation. */
  private boolean hasBody(int behind, int type) {
    if (type == GnuCLexer.LBRACE) {
      return true;
    }
    if (type == GnuCLexer.RBRACE
        || type == GnuCLexer.ELSE
        || type == GnuCLexer.CASE
        || type == GnuCLexer.DEFAULT
        || TypeGuess.isKeyword(type)
        || (type == GnuCLexer.IDENT && tokens.type(behind + 1) == GnuCLexer.COLON)) {
      return false;
    }
    return tokens.line(behind) == Tokens.INSIDE || indent(behind) > indent(walk.at);
  }

  private int indent(int at) {
    int i = tokens.start(at) - 1;
    int columns = 0;
    while (i >= 0 && tokens.text()[i] != '\n') {
      columns += tokens.text()[i] == '\t' ? 8 : 1;
      i--;
    }
    return columns;
  }
}
