package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/**
 * From the type of a declaration to its end: stars, name, parameters, dimensions, and what follows
 * them.
 */
final class Declarators {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;

  Declarators(Walk walk, TypeGuess guess) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
  }

  void step() {
    int type = walk.type();
    switch (type) {
      case GnuCLexer.STAR -> walk.keep();
      case GnuCLexer.QUAL -> qualifier();
      case GnuCLexer.IDENT -> word();
      case GnuCLexer.LPAREN -> parenthesis();
      case GnuCLexer.LBRACK -> dimension();
      case GnuCLexer.COLON -> colon();
      case GnuCLexer.ASSIGN -> {
        walk.keep();
        walk.expression();
      }
      case GnuCLexer.COMMA -> walk.comma();
      case GnuCLexer.SEMI -> walk.semicolon();
      case GnuCLexer.RPAREN -> walk.close();
      case GnuCLexer.ATTRIBUTE, GnuCLexer.EXTENSION -> walk.attribute();
      case GnuCLexer.ASM -> walk.dropWithArguments();
      case GnuCLexer.LBRACE -> body();
      case GnuCLexer.BINARY -> blocksPointer();
      default -> other(type);
    }
  }

  /** clang's {@code ^} is no C of ours. */
  private void blocksPointer() {
    walk.giveUp();
  }

  private void qualifier() {
    int last = walk.out.last();
    if (!walk.flag && (last == GnuCLexer.STAR || last == GnuCLexer.QUAL)) {
      walk.keep();
    } else {
      walk.drop();
    }
  }

  private void word() {
    if (walk.is(walk.at, Words.ATTRIBUTE) && !isName()) {
      walk.attribute();
    } else if (walk.flag && walk.oldStyle && walk.room == Room.FILE) {
      walk.specifiers();
    } else if (walk.flag) {
      behindName();
    } else if (walk.next() == GnuCLexer.IDENT
        && !walk.is(walk.at + 1, Words.ATTRIBUTE)
        && isPrefix()) {
      walk.drop();
    } else if (walk.next() == GnuCLexer.STAR) {
      walk.drop();
    } else {
      if (walk.typedef) {
        walk.symbols.mark(tokens.id(walk.at), Words.TYPE);
      }
      walk.flag = true;
      walk.keep();
    }
  }

  /** A name that is also an attribute's. */
  private boolean isName() {
    if (walk.flag) {
      return false;
    }
    int next = walk.next();
    int last = walk.out.last();
    if (next == GnuCLexer.LBRACK || next == GnuCLexer.ASSIGN) {
      return last != GnuCLexer.RBRACE;
    }
    if (next == GnuCLexer.SEMI || next == GnuCLexer.COMMA) {
      return last == GnuCLexer.STAR;
    }
    int behind = tokens.type(walk.behindParentheses(walk.at + 1));
    return walk.next() == GnuCLexer.LPAREN
        && (behind == GnuCLexer.LBRACE || behind == GnuCLexer.SEMI);
  }

  /** Of two words where the name is expected, the first is a macro. */
  private boolean isPrefix() {
    int second = walk.at + 1;
    return !(walk.is(second, Words.UPPER | Words.RESERVED)
        && !walk.is(walk.at, Words.UPPER | Words.RESERVED));
  }

  /** A macro behind a declarator, on its line or spelled as one. */
  private void behindName() {
    if (tokens.line(walk.at) == Tokens.MARGIN && !walk.is(walk.at, Words.UPPER | Words.RESERVED)) {
      walk.giveUp();
    } else {
      walk.dropWithArguments();
    }
  }

  private void parenthesis() {
    if (!walk.flag && isNested()) {
      walk.open(GnuCLexer.LP_DECL, Room.DECLARATOR, Mode.DECLARATOR, Mode.DECLARATOR, true);
      return;
    }
    boolean oldStyle =
        walk.room == Room.FILE
            && walk.next() == GnuCLexer.IDENT
            && tokens.line(walk.behindParentheses(walk.at)) != Tokens.INSIDE
            && guess.isOldStyle(walk.behindParentheses(walk.at));
    walk.oldStyle |= oldStyle;
    if (oldStyle) {
      walk.open(Room.GROUP, Mode.EXPRESSION, Mode.DECLARATOR, true);
    } else {
      walk.open(Room.PARAMETERS, Mode.START, Mode.DECLARATOR, true);
    }
  }

  private boolean isNested() {
    int first = walk.behindAttributes(walk.at + 1);
    return switch (tokens.type(first)) {
      case GnuCLexer.STAR, GnuCLexer.LPAREN, GnuCLexer.LBRACK -> true;
      case GnuCLexer.IDENT -> isNested(first);
      default -> false;
    };
  }

  /** Word {@code first} begins what stands in parentheses: a name, or the type of a parameter. */
  private boolean isNested(int first) {
    boolean name =
        tokens.type(first + 1) == GnuCLexer.RPAREN && tokens.type(first + 2) == GnuCLexer.LPAREN;
    if (name && walk.room != Room.PARAMETERS && walk.room != Room.TYPE) {
      return true;
    }
    if (walk.is(first, Words.TYPE | Words.TYPE_LIKE)) {
      return false;
    }
    return switch (tokens.type(first + 1)) {
      case GnuCLexer.STAR -> tokens.type(walk.brackets.match(walk.at) + 1) == GnuCLexer.LPAREN;
      case GnuCLexer.RPAREN, GnuCLexer.LBRACK, GnuCLexer.LPAREN -> walk.room != Room.TYPE;
      default -> false;
    };
  }

  private void dimension() {
    walk.open(Room.GROUP, Mode.EXPRESSION, Mode.DECLARATOR, true);
    while (walk.type() == GnuCLexer.QUAL || walk.type() == GnuCLexer.STORAGE) {
      walk.keep();
    }
    if (walk.type() == GnuCLexer.STAR && walk.next() == GnuCLexer.RBRACK) {
      walk.drop();
    }
  }

  private void colon() {
    walk.keep();
    walk.expression();
  }

  private void body() {
    if (walk.flag && walk.room == Room.FILE) {
      walk.open(Room.BLOCK, Mode.START, Mode.END, false);
    } else if (walk.flag && walk.room == Room.BLOCK) {
      walk.open(Room.BLOCK, Mode.START, Mode.START, false);
    } else {
      walk.giveUp();
    }
  }

  private void other(int type) {
    if (walk.oldStyle && walk.room == Room.FILE && TypeGuess.isKeyword(type)) {
      walk.specifiers();
    } else if (type == GnuCLexer.ELLIPSIS && walk.room == Room.PARAMETERS) {
      walk.keep();
    } else {
      walk.keep();
      walk.giveUp();
    }
  }
}
