package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Operators;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/**
 * Inside an expression: casts and groups, strings and the macros among them, what a brace or colon
 * means.
 */
final class Expressions {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;

  Expressions(Walk walk, TypeGuess guess) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
  }

  void step() {
    int type = walk.type();
    switch (type) {
      case GnuCLexer.IDENT -> word();
      case GnuCLexer.NUMBER, GnuCLexer.CHAR, GnuCLexer.STRING -> operand();
      case GnuCLexer.LPAREN -> parenthesis();
      case GnuCLexer.LBRACK -> bracket();
      case GnuCLexer.LBRACE -> brace();
      case GnuCLexer.RPAREN, GnuCLexer.RBRACK, GnuCLexer.RBRACE -> walk.close();
      case GnuCLexer.COMMA -> walk.comma();
      case GnuCLexer.SEMI -> walk.semicolon();
      case GnuCLexer.STAR,
          GnuCLexer.AMP,
          GnuCLexer.SIGN,
          GnuCLexer.NOT,
          GnuCLexer.ASSIGN,
          GnuCLexer.OP_ASSIGN,
          GnuCLexer.ELLIPSIS,
          GnuCLexer.ARROW ->
          operator();
      case GnuCLexer.DOT -> dot();
      case GnuCLexer.BINARY -> binary();
      case GnuCLexer.STEP -> walk.keep();
      case GnuCLexer.SIZEOF -> sizeOf();
      case GnuCLexer.QUESTION -> {
        walk.choices++;
        operator();
      }
      case GnuCLexer.COLON -> colon();
      case GnuCLexer.GENERIC -> generic();
      case GnuCLexer.ATTRIBUTE, GnuCLexer.EXTENSION -> walk.attribute();
      default -> stray();
    }
  }

  private void stray() {
    walk.keep();
    walk.giveUp();
  }

  private void operator() {
    walk.keep();
    walk.flag = false;
  }

  private void binary() {
    if (!walk.flag && tokens.id(walk.at) == Operators.AND_AND && walk.next() == GnuCLexer.IDENT) {
      walk.emit(GnuCLexer.LABEL_ADDR);
    } else {
      operator();
    }
  }

  private void operand() {
    if (walk.flag && walk.room == Room.INIT && walk.out.last() != GnuCLexer.STRING) {
      walk.insert(GnuCLexer.COMMA);
    }
    walk.keep();
    walk.flag = true;
  }

  private void word() {
    int last = walk.out.last();
    if (last == GnuCLexer.DOT || last == GnuCLexer.ARROW || last == GnuCLexer.LABEL_ADDR) {
      walk.keep();
      walk.flag = true;
    } else if (walk.flag) {
      behindOperand(last);
    } else if (walk.room != Room.ENUM && isText(walk.at)) {
      text();
    } else if (walk.room == Room.ENUM && walk.is(walk.at, Words.ATTRIBUTE)) {
      walk.attribute();
    } else {
      walk.keep();
      walk.flag = true;
    }
  }

  /** A word beside a string is a string, and so are words in capitals beside each other. */
  private boolean isText(int word) {
    int i = walk.behindParentheses(word + 1);
    if (tokens.type(i) == GnuCLexer.STRING) {
      return true;
    }
    boolean capitals = walk.is(word, Words.UPPER) && walk.room != Room.INIT;
    boolean several = false;
    while (tokens.type(i) == GnuCLexer.IDENT) {
      several = true;
      capitals &= walk.is(i, Words.UPPER) || isStringMacro(i);
      i = walk.behindParentheses(i + 1);
    }
    return several && (capitals || tokens.type(i) == GnuCLexer.STRING);
  }

  private boolean isStringMacro(int word) {
    return tokens.type(word + 1) == GnuCLexer.LPAREN && tokens.type(word + 2) == GnuCLexer.STRING;
  }

  private void text() {
    walk.emit(GnuCLexer.STRING);
    walk.dropArguments();
    walk.flag = true;
  }

  private void behindOperand(int last) {
    if (last == GnuCLexer.STRING && !startsItem()) {
      text();
    } else if (walk.is(walk.at, Words.ATTRIBUTE)) {
      walk.attribute();
    } else if (walk.room == Room.INIT) {
      walk.insert(GnuCLexer.COMMA);
      walk.start();
    } else if (walk.room == Room.ENUM) {
      walk.keep();
    } else if (walk.room == Room.FILE && walk.is(walk.at, Words.RESERVED | Words.UPPER)) {
      walk.dropWithArguments();
    } else if (walk.is(walk.at, Words.UPPER) && walk.next() != GnuCLexer.LPAREN) {
      walk.drop();
    } else if (walk.room == Room.ARGUMENTS && walk.is(walk.at, Words.UPPER | Words.RESERVED)) {
      walk.insert(GnuCLexer.COMMA);
      walk.start();
    } else {
      stray();
    }
  }

  /** In an initializer, a word on a line of its own before a designator's colon. */
  private boolean startsItem() {
    return walk.room == Room.INIT && walk.next() == GnuCLexer.COLON;
  }

  private void dot() {
    if (walk.flag
        && walk.room == Room.INIT
        && tokens.line(walk.at) != Tokens.INSIDE
        && walk.next() == GnuCLexer.IDENT
        && isDesignator(walk.at + 2)) {
      walk.insert(GnuCLexer.COMMA);
      walk.start();
    } else {
      operator();
    }
  }

  private boolean isDesignator(int behind) {
    int i = behind;
    while (tokens.type(i) == GnuCLexer.DOT || tokens.type(i) == GnuCLexer.LBRACK) {
      i = tokens.type(i) == GnuCLexer.DOT ? i + 2 : Math.max(i, walk.brackets.match(i)) + 1;
    }
    return tokens.type(i) == GnuCLexer.ASSIGN;
  }

  private void parenthesis() {
    if (walk.flag) {
      walk.open(Room.ARGUMENTS, Mode.START, Mode.EXPRESSION, true);
    } else if (walk.next() == GnuCLexer.LBRACE) {
      walk.open(GnuCLexer.LP_STMT, Room.GROUP, Mode.EXPRESSION, Mode.EXPRESSION, true);
      if (walk.type() == GnuCLexer.LBRACE) {
        walk.open(Room.BLOCK, Mode.START, Mode.EXPRESSION, true);
      }
    } else if (guess.isTypeIn(walk.at)) {
      int behind = tokens.type(walk.brackets.match(walk.at) + 1);
      int type = behind == GnuCLexer.LBRACE ? GnuCLexer.LP_COMPOUND : GnuCLexer.LP_TYPE;
      walk.open(type, Room.TYPE, Mode.SPECIFIERS, Mode.EXPRESSION, false);
    } else {
      walk.open(Room.GROUP, Mode.EXPRESSION, Mode.EXPRESSION, true);
    }
  }

  private void bracket() {
    if (walk.flag
        && walk.room == Room.INIT
        && tokens.line(walk.at) != Tokens.INSIDE
        && isDesignator(walk.brackets.match(walk.at) + 1)) {
      walk.insert(GnuCLexer.COMMA);
      walk.start();
    } else {
      walk.open(Room.GROUP, Mode.EXPRESSION, Mode.EXPRESSION, walk.flag);
    }
  }

  private void brace() {
    if (walk.flag && walk.room == Room.INIT) {
      walk.insert(GnuCLexer.COMMA);
    }
    if (walk.flag && walk.room != Room.INIT) {
      walk.giveUp();
    } else {
      walk.open(GnuCLexer.LB_INIT, Room.INIT, Mode.START, Mode.EXPRESSION, true);
    }
  }

  private void sizeOf() {
    int open = walk.at + 1;
    boolean compound =
        tokens.type(walk.behindParentheses(open)) == GnuCLexer.LBRACE && guess.isTypeIn(open);
    if (walk.next() != GnuCLexer.LPAREN || compound || tokens.type(open + 1) == GnuCLexer.LBRACE) {
      operator();
    } else if (guess.isTypeAlone(open)) {
      walk.emit(GnuCLexer.SIZEOF_TYPE);
      walk.open(Room.TYPE, Mode.SPECIFIERS, Mode.EXPRESSION, true);
    } else {
      walk.keep();
      walk.open(Room.GROUP, Mode.EXPRESSION, Mode.EXPRESSION, true);
    }
  }

  private void colon() {
    if (walk.choices > 0) {
      walk.choices--;
      operator();
    } else if (walk.room == Room.BLOCK || walk.room == Room.STATEMENTS) {
      walk.keep();
      walk.start();
    } else {
      operator();
    }
  }

  private void generic() {
    walk.keep();
    if (walk.type() == GnuCLexer.LPAREN) {
      walk.open(Room.GENERIC, Mode.EXPRESSION, Mode.EXPRESSION, true);
    } else {
      walk.giveUp();
    }
  }
}
