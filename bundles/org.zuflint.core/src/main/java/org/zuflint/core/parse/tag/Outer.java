package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/** Where a declaration of the file or a member of a struct starts. */
final class Outer {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;
  private final Statements statements;

  Outer(Walk walk, TypeGuess guess, Statements statements) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
    this.statements = statements;
  }

  void start() {
    int type = walk.type();
    switch (type) {
      case GnuCLexer.IDENT -> word();
      case GnuCLexer.SEMI -> walk.semicolon();
      case GnuCLexer.ATTRIBUTE, GnuCLexer.EXTENSION -> walk.attribute();
      case GnuCLexer.ASM -> statements.assembly();
      case GnuCLexer.STATIC_ASSERT -> statements.assertion();
      case GnuCLexer.LBRACE -> brace();
      case GnuCLexer.RBRACE -> {
        if (walk.room == Room.RECORD) {
          walk.close();
        } else {
          walk.keep();
          walk.giveUp();
        }
      }
      default -> {
        if (TypeGuess.isKeyword(type)) {
          walk.specifiers();
        } else {
          walk.keep();
          walk.giveUp();
        }
      }
    }
  }

  /** The body behind a macro's arguments or old-style parameters. */
  private void brace() {
    if (walk.room == Room.FILE && walk.out.count() > 0) {
      walk.open(Room.BLOCK, Mode.START, Mode.END, false);
    } else {
      walk.keep();
      walk.giveUp();
    }
  }

  private void word() {
    int next = walk.next();
    if (walk.is(walk.at, Words.ATTRIBUTE) && !(next == GnuCLexer.LPAREN && isOwnDeclaration())) {
      walk.attribute();
    } else if (next == GnuCLexer.LPAREN) {
      macroOrFunction();
    } else if (next == GnuCLexer.SEMI) {
      walk.emit(GnuCLexer.MACRO_WORD);
      walk.mode = Mode.MACRO;
    } else if (next == GnuCLexer.ASSIGN || next == GnuCLexer.LBRACK || next == GnuCLexer.COMMA) {
      walk.declaring = true;
      walk.declarator();
    } else if (next == GnuCLexer.RBRACE || next == 0) {
      walk.emit(GnuCLexer.MACRO_WORD);
      walk.finish();
    } else if (next == GnuCLexer.IDENT && isMacroWord()) {
      walk.emit(GnuCLexer.MACRO_WORD);
      walk.finish();
    } else {
      walk.specifiers();
    }
  }

  /** A word in capitals on a line of its own before a declaration. */
  private boolean isMacroWord() {
    int second = walk.at + 1;
    if (tokens.line(second) == Tokens.INSIDE
        || !walk.is(walk.at, Words.UPPER)
        || walk.is(walk.at, Words.TYPE | Words.LEARNED)) {
      return false;
    }
    int third = tokens.type(second + 1);
    return third == GnuCLexer.IDENT
        || third == GnuCLexer.STAR
        || third == 0
        || third == GnuCLexer.RBRACE
        || (third == GnuCLexer.LPAREN && walk.is(second, Words.UPPER));
  }

  private boolean isOwnDeclaration() {
    return tokens.type(walk.behindParentheses(walk.at + 1)) == GnuCLexer.SEMI;
  }

  private void macroOrFunction() {
    int close = walk.brackets.match(walk.at + 1);
    if (close < 0) {
      walk.keep();
      walk.giveUp();
      return;
    }
    int behind = walk.behindAttributes(close + 1);
    int type = tokens.type(behind);
    int inside = walk.at + 2;
    boolean pointer =
        tokens.type(inside) == GnuCLexer.STAR
            || (tokens.type(inside) == GnuCLexer.IDENT
                && tokens.type(inside + 1) == GnuCLexer.STAR);
    if (type == GnuCLexer.LBRACE) {
      headOfBody();
    } else if (type == GnuCLexer.LPAREN
        && tokens.type(walk.behindParentheses(behind)) == GnuCLexer.LBRACE) {
      macro(GnuCLexer.MACRO_FUNC, Mode.MACRO);
    } else if (pointer && (type == GnuCLexer.LPAREN || type == GnuCLexer.LBRACK)) {
      walk.specifiers();
    } else if (type == GnuCLexer.SEMI || type == GnuCLexer.ASSIGN) {
      macro(GnuCLexer.MACRO_DECL, Mode.MACRO);
    } else if (tokens.line(behind) == Tokens.INSIDE
        && (type == GnuCLexer.IDENT || TypeGuess.isKeyword(type) || type == GnuCLexer.STAR)) {
      beside(behind, type);
    } else if (walk.room == Room.FILE
        && !walk.is(walk.at, Words.UPPER)
        && guess.isOldStyle(behind)
        && walk.tokens.type(walk.at + 2) == GnuCLexer.IDENT) {
      walk.declaring = true;
      walk.declarator();
    } else {
      macro(GnuCLexer.MACRO_DECL, Mode.MACRO);
    }
  }

  private void headOfBody() {
    int brace = walk.behindParentheses(walk.at + 1);
    if (tokens.type(brace + 1) == GnuCLexer.DOT || tokens.type(brace + 1) == GnuCLexer.LBRACK) {
      macro(GnuCLexer.MACRO_DECL, Mode.MACRO);
      return;
    }
    boolean capital = false;
    String name = tokens.spelling(walk.at);
    for (int i = 0; i < name.length(); i++) {
      capital |= Character.isUpperCase(name.charAt(i));
    }
    if (capital || walk.room == Room.RECORD || !hasPlainParameters()) {
      macro(GnuCLexer.MACRO_FUNC, Mode.START);
    } else {
      walk.declaring = true;
      walk.declarator();
    }
  }

  /** Whether every parameter is no more than {@code type name}, or there is none. */
  private boolean hasPlainParameters() {
    int first = tokens.type(walk.at + 2);
    return first == GnuCLexer.RPAREN
        || TypeGuess.isKeyword(first)
        || (first == GnuCLexer.IDENT && tokens.type(walk.at + 3) != GnuCLexer.COMMA);
  }

  /** {@code MACRO(x) int f(...)}: an attribute; {@code MACRO(x) name;}: a type. */
  private void beside(int behind, int type) {
    if (type == GnuCLexer.IDENT
        && tokens.type(behind + 1) == GnuCLexer.LPAREN
        && walk.is(behind, Words.UPPER)) {
      macro(GnuCLexer.MACRO_DECL, Mode.MACRO);
    } else if (type == GnuCLexer.STAR
        || (type == GnuCLexer.IDENT
            && tokens.type(behind + 1) != GnuCLexer.IDENT
            && tokens.type(behind + 1) != GnuCLexer.STAR)) {
      walk.specifiers();
    } else {
      walk.dropWithArguments();
    }
  }

  private void macro(int type, Mode resume) {
    walk.emit(type);
    walk.open(Room.ARGUMENTS, Mode.START, resume, false);
  }

  /** Behind a macro that is a declaration: semicolon, initializer, or the next thing at once. */
  void behindMacro() {
    switch (walk.type()) {
      case GnuCLexer.SEMI -> {
        walk.at++;
        walk.finish();
      }
      case GnuCLexer.ASSIGN -> {
        walk.keep();
        walk.declaring = true;
        walk.expression();
      }
      case GnuCLexer.LPAREN -> {
        walk.dropArguments();
        walk.start();
      }
      case GnuCLexer.LBRACE -> {
        walk.insert(GnuCLexer.ASSIGN);
        walk.declaring = true;
        walk.expression();
      }
      case GnuCLexer.DOT -> bareInitializer();
      default -> {
        if (!walk.attribute()) {
          walk.finish();
        }
      }
    }
  }

  /** {@code START(x) .field = value, ... END}: the macros bring braces and semicolon along. */
  private void bareInitializer() {
    int end = walk.at;
    while (end < tokens.count()
        && !(tokens.type(end) == GnuCLexer.IDENT
            && tokens.type(end - 1) == GnuCLexer.COMMA
            && tokens.line(end) != Tokens.INSIDE)) {
      int type = tokens.type(end);
      boolean open =
          type == GnuCLexer.LPAREN || type == GnuCLexer.LBRACE || type == GnuCLexer.LBRACK;
      end = (open ? Math.max(end, walk.brackets.match(end)) : end) + 1;
    }
    walk.insert(GnuCLexer.ASSIGN);
    walk.insert(GnuCLexer.LB_INIT);
    walk.enter(Room.INIT, Mode.START, Mode.MACRO, false);
    walk.until = end;
  }
}
