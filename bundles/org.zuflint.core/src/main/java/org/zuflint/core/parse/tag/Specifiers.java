package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/** The words before a declarator: which of them is the type, which are macros beside it. */
final class Specifiers {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;

  Specifiers(Walk walk, TypeGuess guess) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
  }

  void step() {
    switch (walk.type()) {
      case GnuCLexer.STORAGE -> walk.keep();
      case GnuCLexer.TYPEDEF -> {
        walk.typedef = true;
        walk.keep();
      }
      case GnuCLexer.QUAL -> {
        if (walk.next() == GnuCLexer.LPAREN && walk.tokens.spelling(walk.at).equals("_Atomic")) {
          typeOf();
        } else {
          walk.keep();
        }
      }
      case GnuCLexer.BASIC -> {
        walk.flag = true;
        walk.keep();
      }
      case GnuCLexer.STRUCT -> tagged(Room.RECORD);
      case GnuCLexer.ENUM -> tagged(Room.ENUM);
      case GnuCLexer.TYPEOF -> typeOf();
      case GnuCLexer.ATTRIBUTE, GnuCLexer.EXTENSION -> walk.attribute();
      case GnuCLexer.IDENT -> word();
      default -> walk.declarator();
    }
  }

  private void typeOf() {
    walk.emit(GnuCLexer.TYPEOF);
    if (walk.type() != GnuCLexer.LPAREN) {
      walk.giveUp();
    } else if (guess.isTypeAlone(walk.at)) {
      walk.open(Room.TYPE, Mode.SPECIFIERS, Mode.SPECIFIERS, true);
    } else {
      walk.open(Room.GROUP, Mode.EXPRESSION, Mode.SPECIFIERS, true);
    }
  }

  /** {@code struct tag { ... }} and its kind. */
  private void tagged(Room body) {
    walk.keep();
    while (walk.attribute()) {}
    if (walk.type() == GnuCLexer.IDENT) {
      int behind = walk.behindAttributes(walk.at + 1);
      if (walk.next() == GnuCLexer.IDENT
          && tokens.type(behind + 1) == GnuCLexer.LBRACE
          && behind == walk.at + 1) {
        walk.drop();
      }
      walk.keep();
      if (walk.type() == GnuCLexer.LPAREN && isTagMacro()) {
        walk.dropArguments();
      }
      if (tokens.type(walk.behindAttributes(walk.at)) == GnuCLexer.LBRACE) {
        while (walk.attribute()) {}
      }
    }
    walk.flag = true;
    if (body == Room.ENUM && walk.type() == GnuCLexer.COLON) {
      underlyingType();
    }
    if (walk.type() == GnuCLexer.LBRACE) {
      Mode inner = body == Room.ENUM ? Mode.EXPRESSION : Mode.START;
      walk.open(body, inner, Mode.SPECIFIERS, true);
    }
  }

  /** {@code struct MACRO(x) name} or {@code struct MACRO(x) { ... }}. */
  private boolean isTagMacro() {
    int behind = tokens.type(walk.behindParentheses(walk.at));
    return behind == GnuCLexer.LBRACE
        || (behind == GnuCLexer.IDENT && tokens.type(walk.at + 1) == GnuCLexer.NUMBER);
  }

  /** C23's {@code enum e : type { ... }}. */
  private void underlyingType() {
    int i = walk.at + 1;
    while (TypeGuess.isKeyword(tokens.type(i)) || tokens.type(i) == GnuCLexer.IDENT) {
      i++;
    }
    while (tokens.type(i) == GnuCLexer.LBRACE && walk.at < i) {
      walk.drop();
    }
  }

  private void word() {
    if (walk.is(walk.at, Words.ATTRIBUTE) && !isNamedLikeAttribute()) {
      walk.attribute();
    } else if (walk.flag) {
      wordBehindType();
    } else {
      wordBeforeType();
    }
  }

  /** A function may be called {@code __copy}. */
  private boolean isNamedLikeAttribute() {
    if (walk.next() == GnuCLexer.LBRACK && walk.flag && walk.out.last() != GnuCLexer.RBRACE) {
      return true;
    }
    if (walk.next() != GnuCLexer.LPAREN || walk.out.last() == GnuCLexer.RBRACE || !walk.flag) {
      return false;
    }
    int behind = tokens.type(walk.behindParentheses(walk.at + 1));
    return behind == GnuCLexer.LBRACE || behind == GnuCLexer.SEMI;
  }

  /** The type is known: this is the name, or a macro beside it. */
  private void wordBehindType() {
    int next = walk.next();
    switch (next) {
      case GnuCLexer.IDENT -> {
        if (isNameBefore(walk.at, walk.at + 1)) {
          walk.declarator();
        } else {
          walk.drop();
        }
      }
      case GnuCLexer.STAR,
          GnuCLexer.QUAL,
          GnuCLexer.BASIC,
          GnuCLexer.STRUCT,
          GnuCLexer.STORAGE,
          GnuCLexer.ENUM ->
          walk.drop();
      case GnuCLexer.LPAREN -> {
        int behind = walk.behindAttributes(walk.behindParentheses(walk.at + 1));
        int type = tokens.type(behind);
        boolean sameLine = tokens.line(behind) == Tokens.INSIDE;
        if (sameLine
            && (type == GnuCLexer.STAR
                || (type == GnuCLexer.IDENT
                    && !walk.is(behind, Words.ATTRIBUTE)
                    && tokens.type(behind + 1) != GnuCLexer.SEMI
                    && tokens.type(behind + 1) != GnuCLexer.LBRACE))) {
          walk.dropWithArguments();
        } else if (isMacroDeclaration(behind) || isMacroBefore(behind)) {
          macro();
        } else {
          walk.declarator();
        }
      }
      default -> walk.declarator();
    }
  }

  /** Of two words behind a type: whether the first is the name and the second a macro. */
  private boolean isNameBefore(int first, int second) {
    if (walk.is(second, Words.ATTRIBUTE)) {
      return tokens.type(walk.behindAttributes(second)) != GnuCLexer.IDENT;
    }
    if (tokens.line(second) != Tokens.INSIDE && walk.room == Room.PARAMETERS) {
      return false;
    }
    int behind = walk.behindAttributes(walk.behindParentheses(second + 1));
    if (behind > second + 1 && tokens.type(behind) == GnuCLexer.LBRACE) {
      return false;
    }
    if (walk.is(first, Words.UPPER | Words.RESERVED) && !walk.is(second, Words.UPPER)) {
      return false;
    }
    return walk.is(second, Words.UPPER | Words.RESERVED);
  }

  private void type() {
    walk.symbols.mark(tokens.id(walk.at), Words.LEARNED);
    walk.emit(GnuCLexer.TYPENAME);
    walk.flag = true;
  }

  private void wordBeforeType() {
    int behind = walk.at + 1;
    while (tokens.type(behind) == GnuCLexer.QUAL || walk.behindAttributes(behind) > behind) {
      behind = Math.max(walk.behindAttributes(behind), behind + 1);
    }
    switch (tokens.type(behind)) {
      case GnuCLexer.IDENT -> wordBeforeWord(behind);
      case GnuCLexer.STAR, GnuCLexer.ELLIPSIS -> type();
      case GnuCLexer.BASIC, GnuCLexer.STRUCT, GnuCLexer.ENUM, GnuCLexer.TYPEDEF, GnuCLexer.TYPEOF ->
          walk.drop();
      case GnuCLexer.STORAGE -> {
        if (walk.is(walk.at, Words.TYPE | Words.TYPE_LIKE)) {
          type();
        } else {
          walk.drop();
        }
      }
      case GnuCLexer.LPAREN -> wordBeforeParenthesis(behind);
      case GnuCLexer.RPAREN, GnuCLexer.COMMA -> typeOrName(isTypeExpected());
      case GnuCLexer.LBRACK -> typeOrName(isTypeExpected() || isNamedLikeMacro(behind));
      case GnuCLexer.COLON -> typeOrName(isTypeExpected() || walk.room == Room.RECORD);
      default -> {
        boolean qualified = behind > walk.at + 1 && walk.out.count() > 0;
        typeOrName(qualified && walk.room != Room.BLOCK);
      }
    }
  }

  private void typeOrName(boolean isType) {
    if (isType) {
      type();
    } else {
      walk.declarator();
    }
  }

  /** Where a type name may stand without a declarator. */
  private boolean isTypeExpected() {
    return switch (walk.room) {
      case PARAMETERS, TYPE, ARGUMENTS, GENERIC -> true;
      default -> false;
    };
  }

  /** {@code type __word[...]}: what looks like an attribute is the name. */
  private boolean isNamedLikeMacro(int bracket) {
    return bracket > walk.at + 1 && tokens.type(bracket - 1) == GnuCLexer.IDENT;
  }

  /** {@code word second}: type and name, or macro and type. */
  private void wordBeforeWord(int second) {
    int third = walk.behindAttributes(second + 1);
    boolean known = walk.is(walk.at, Words.TYPE | Words.TYPE_LIKE);
    switch (tokens.type(third)) {
      case GnuCLexer.STAR -> {
        if (known && walk.is(second, Words.UPPER | Words.RESERVED)) {
          type();
        } else {
          walk.drop();
        }
      }
      case GnuCLexer.IDENT -> {
        boolean tail =
            walk.is(third, Words.RESERVED | Words.UPPER)
                && !walk.is(walk.at, Words.UPPER | Words.RESERVED);
        if (known || third > second + 1 || tail) {
          type();
        } else {
          walk.drop();
        }
      }
      case GnuCLexer.BASIC, GnuCLexer.STRUCT, GnuCLexer.ENUM, GnuCLexer.STORAGE, GnuCLexer.QUAL -> {
        if (known) {
          type();
        } else {
          walk.drop();
        }
      }
      case GnuCLexer.LPAREN -> {
        int behind = walk.behindParentheses(third);
        if (TypeGuess.isKeyword(tokens.type(behind)) && !guess.isOldStyle(behind)) {
          walk.drop();
        } else {
          type();
        }
      }
      default -> type();
    }
  }

  private void wordBeforeParenthesis(int open) {
    int inside = tokens.type(open + 1);
    int close = walk.brackets.match(open);
    if (close < 0) {
      walk.giveUp();
      return;
    }
    boolean pointer =
        inside == GnuCLexer.STAR
            || (inside == GnuCLexer.IDENT && tokens.type(open + 2) == GnuCLexer.STAR);
    int behind = walk.behindAttributes(close + 1);
    if (pointer
        && (tokens.type(behind) == GnuCLexer.LPAREN || tokens.type(behind) == GnuCLexer.LBRACK)) {
      type();
    } else if (walk.room == Room.PARAMETERS
        || walk.room == Room.TYPE
        || walk.room == Room.ARGUMENTS) {
      type();
      if (walk.type() == GnuCLexer.LPAREN && !isAbstractFunction(walk.at)) {
        walk.dropArguments();
      }
    } else if (isMacroDeclaration(behind)) {
      macro();
    } else {
      macroBeside(behind);
    }
  }

  /** {@code word (type, ...)} where a type name is expected: a function type. */
  private boolean isAbstractFunction(int open) {
    return TypeGuess.isKeyword(tokens.type(open + 1)) || tokens.type(open + 1) == GnuCLexer.STAR;
  }

  /** {@code static MACRO(x) ...}: type, attribute, or the name of a function without a type. */
  private void macroBeside(int behind) {
    int type = tokens.type(behind);
    if (isMacroBefore(behind)) {
      macro();
    } else if (TypeGuess.isKeyword(type) && !guess.isOldStyle(behind)) {
      walk.dropWithArguments();
    } else if (type == GnuCLexer.STAR) {
      type();
      walk.dropArguments();
    } else if (type == GnuCLexer.IDENT && tokens.line(behind) == Tokens.INSIDE) {
      int third = tokens.type(behind + 1);
      if (third == GnuCLexer.IDENT || third == GnuCLexer.STAR) {
        walk.dropWithArguments();
      } else {
        type();
        walk.dropArguments();
      }
    } else if (type == GnuCLexer.LBRACE && walk.is(walk.at, Words.UPPER)) {
      walk.emit(GnuCLexer.MACRO_FUNC);
      walk.open(Room.ARGUMENTS, Mode.START, Mode.START, false);
    } else {
      walk.declarator();
    }
  }

  /** {@code static MACRO(x)} without a semicolon before the declaration at {@code behind}. */
  private boolean isMacroBefore(int behind) {
    int type = tokens.type(behind);
    return walk.room == Room.FILE
        && walk.is(walk.at, Words.UPPER)
        && tokens.line(behind) == Tokens.MARGIN
        && (type == GnuCLexer.IDENT || TypeGuess.isKeyword(type))
        && !guess.isOldStyle(behind);
  }

  /** {@code static DEFINE_X(a);} or {@code static DEFINE_X(a) = ...;}. */
  private boolean isMacroDeclaration(int behind) {
    int type = tokens.type(behind);
    if (walk.room != Room.FILE
        && walk.room != Room.BLOCK
        && walk.room != Room.RECORD
        && walk.room != Room.STATEMENTS) {
      return false;
    }
    if (type == GnuCLexer.ASSIGN) {
      return true;
    }
    boolean named = walk.flag || tokens.type(walk.at + 2) == GnuCLexer.RPAREN;
    return type == GnuCLexer.SEMI && (!named || walk.is(walk.at, Words.DECLARES));
  }

  private void macro() {
    walk.emit(GnuCLexer.MACRO_DECL);
    walk.open(Room.ARGUMENTS, Mode.START, Mode.MACRO, false);
  }
}
