package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/** Where an element of a list starts: macro argument, parameter, initializer, head of a for. */
final class Elements {
  private final Walk walk;
  private final Tokens tokens;
  private final TypeGuess guess;

  Elements(Walk walk, TypeGuess guess) {
    this.walk = walk;
    this.tokens = walk.tokens;
    this.guess = guess;
  }

  void start() {
    switch (walk.room) {
      case ARGUMENTS -> argument();
      case PARAMETERS -> parameter();
      case INIT -> item();
      case FOR -> head();
      case GENERIC -> association();
      default -> walk.giveUp();
    }
  }

  private void parameter() {
    switch (walk.type()) {
      case GnuCLexer.RPAREN -> walk.close();
      case GnuCLexer.ELLIPSIS -> {
        walk.keep();
        walk.declarator();
      }
      default -> walk.specifiers();
    }
  }

  private void item() {
    int type = walk.type();
    if (type == GnuCLexer.IDENT && walk.next() == GnuCLexer.COLON) {
      walk.emit(GnuCLexer.OLD_FIELD);
      walk.keep();
      walk.expression();
    } else if (type == GnuCLexer.IDENT && isMacroDesignator()) {
      walk.emit(GnuCLexer.OLD_FIELD);
      walk.dropArguments();
      walk.emit(GnuCLexer.COLON);
      walk.expression();
    } else if (type == GnuCLexer.RBRACE) {
      walk.close();
    } else if (type == GnuCLexer.COMMA) {
      walk.comma();
    } else {
      walk.expression();
    }
  }

  /** {@code MACRO(x) = { ... }}. */
  private boolean isMacroDesignator() {
    int behind = walk.behindParentheses(walk.at + 1);
    return behind > walk.at + 1
        && tokens.type(behind) == GnuCLexer.ASSIGN
        && tokens.type(behind + 1) == GnuCLexer.LBRACE;
  }

  private void head() {
    int type = walk.type();
    if (TypeGuess.isKeyword(type)
        || (type == GnuCLexer.IDENT && guess.startsDeclaration(walk.at))) {
      walk.specifiers();
    } else {
      walk.expression();
    }
  }

  private void association() {
    if (walk.type() == GnuCLexer.DEFAULT) {
      walk.keep();
      walk.expression();
    } else {
      walk.specifiers();
    }
  }

  private void argument() {
    int type = walk.type();
    if (type == GnuCLexer.RPAREN && walk.out.last() == GnuCLexer.LPAREN) {
      walk.close();
      return;
    }
    if (type == GnuCLexer.COMMA || type == GnuCLexer.RPAREN) {
      walk.insert(GnuCLexer.FRAGMENT);
      walk.expression();
      walk.flag = true;
      return;
    }
    if (isBareKeyword(type) || isBareType(type)) {
      fragment();
    } else if (isStatements(type)) {
      statements();
    } else if (TypeGuess.isKeyword(type) || (type == GnuCLexer.IDENT && isTypeArgument())) {
      walk.specifiers();
    } else if (isFragment(type)) {
      fragment();
    } else {
      walk.expression();
    }
  }

  /** A keyword alone is pasted to something. */
  private boolean isBareKeyword(int type) {
    if (walk.next() != GnuCLexer.COMMA && walk.next() != GnuCLexer.RPAREN) {
      return false;
    }
    return switch (type) {
      case GnuCLexer.STRUCT, GnuCLexer.ENUM, GnuCLexer.TYPEOF -> true;
      case GnuCLexer.BREAK, GnuCLexer.CONTINUE, GnuCLexer.RETURN -> false;
      default -> TypeGuess.startsStatement(type);
    };
  }

  /** A parenthesized type alone: parameters of what the macro makes. */
  private boolean isBareType(int type) {
    if (type != GnuCLexer.LPAREN
        || !(TypeGuess.isKeyword(walk.next()) || guess.isTypeIn(walk.at))) {
      return false;
    }
    int behind = tokens.type(walk.behindParentheses(walk.at));
    return behind == GnuCLexer.COMMA || behind == GnuCLexer.RPAREN;
  }

  private boolean isStatements(int type) {
    int open = openBracket();
    if (type == GnuCLexer.LBRACE) {
      int close = walk.brackets.match(walk.at);
      return close > 0 && !isInitializer(close);
    }
    if (TypeGuess.startsStatement(type) && type != GnuCLexer.RBRACE) {
      return type != GnuCLexer.ELSE || tokens.type(walk.at + 1) != GnuCLexer.COMMA;
    }
    if (type == GnuCLexer.IDENT
        && walk.next() == GnuCLexer.LPAREN
        && tokens.type(walk.behindParentheses(walk.at + 1)) == GnuCLexer.LBRACE) {
      return true;
    }
    if (open >= 0 && walk.brackets.hasSemicolon(open)) {
      return containsAt(GnuCLexer.SEMI);
    }
    boolean typed = type == GnuCLexer.IDENT && walk.next() == GnuCLexer.IDENT;
    return (typed || TypeGuess.isKeyword(type)) && containsAt(GnuCLexer.ASSIGN);
  }

  /**
   * The parenthesis whose arguments these are: the last one kept, or the one before the last comma.
   */
  private int openBracket() {
    int i = walk.at - 1;
    while (i >= 0) {
      int type = tokens.type(i);
      if (type == GnuCLexer.LPAREN) {
        return i;
      }
      if (type == GnuCLexer.RPAREN || type == GnuCLexer.RBRACE || type == GnuCLexer.RBRACK) {
        if (walk.brackets.match(i) < 0) {
          return -1;
        }
        i = walk.brackets.match(i) - 1;
      } else {
        i--;
      }
    }
    return -1;
  }

  private boolean isInitializer(int close) {
    for (int i = walk.at + 1; i < close; i++) {
      int type = tokens.type(i);
      if (type == GnuCLexer.SEMI || type == GnuCLexer.IF || type == GnuCLexer.RETURN) {
        return false;
      }
      if (type == GnuCLexer.LPAREN && walk.brackets.match(i) > 0) {
        i = walk.brackets.match(i);
      }
    }
    return true;
  }

  /** Whether the argument has a token of the type outside of brackets. */
  private boolean containsAt(int wanted) {
    for (int i = walk.at; i < tokens.count(); i++) {
      int type = tokens.type(i);
      if (type == wanted) {
        return true;
      }
      switch (type) {
        case GnuCLexer.COMMA, GnuCLexer.RPAREN -> {
          return false;
        }
        case GnuCLexer.LPAREN, GnuCLexer.LBRACE, GnuCLexer.LBRACK ->
            i = Math.max(i, walk.brackets.match(i));
        default -> {}
      }
    }
    return false;
  }

  private int endOfArgument() {
    int i = walk.at;
    while (i < tokens.count()
        && tokens.type(i) != GnuCLexer.COMMA
        && tokens.type(i) != GnuCLexer.RPAREN) {
      int type = tokens.type(i);
      boolean open =
          type == GnuCLexer.LPAREN || type == GnuCLexer.LBRACE || type == GnuCLexer.LBRACK;
      i = (open ? Math.max(i, walk.brackets.match(i)) : i) + 1;
    }
    return i;
  }

  private void statements() {
    int end = endOfArgument();
    walk.insert(GnuCLexer.STMTS_BEGIN);
    walk.enter(Room.STATEMENTS, Mode.START, Mode.EXPRESSION, true);
    walk.until = end;
  }

  private boolean isTypeArgument() {
    int word = walk.at;
    int behind = walk.behindAttributes(word + 1);
    if (behind > word + 1 && tokens.type(behind) != GnuCLexer.STAR) {
      return true;
    }
    if (walk.is(word, Words.ATTRIBUTE)) {
      return tokens.type(word + 1) != GnuCLexer.COMMA
          && tokens.type(word + 1) != GnuCLexer.RPAREN
          && tokens.type(word + 1) != GnuCLexer.LPAREN;
    }
    return switch (tokens.type(behind)) {
      case GnuCLexer.COMMA, GnuCLexer.RPAREN -> walk.is(word, Words.TYPE);
      case GnuCLexer.QUAL -> true;
      case GnuCLexer.IDENT -> isNameEnd(tokens.type(behind + 1), walk.is(word, Words.UPPER));
      case GnuCLexer.STAR -> isPointerArgument(word, behind);
      case GnuCLexer.LBRACK ->
          walk.is(word, Words.TYPE)
              && tokens.type(walk.brackets.match(behind) + 1) == GnuCLexer.RPAREN;
      default -> false;
    };
  }

  private static boolean isNameEnd(int type, boolean macro) {
    return type == GnuCLexer.COMMA
        || type == GnuCLexer.RPAREN
        || type == GnuCLexer.LBRACK
        || (type == GnuCLexer.LPAREN && !macro)
        || type == GnuCLexer.ASSIGN;
  }

  private boolean isPointerArgument(int word, int star) {
    int i = star;
    while (tokens.type(i) == GnuCLexer.STAR
        || tokens.type(i) == GnuCLexer.QUAL
        || walk.behindAttributes(i) > i) {
      i = Math.max(walk.behindAttributes(i), i + 1);
    }
    int type = tokens.type(i);
    if (type == GnuCLexer.COMMA || type == GnuCLexer.RPAREN) {
      return true;
    }
    return type == GnuCLexer.IDENT
        && walk.is(word, Words.TYPE | Words.TYPE_LIKE)
        && (tokens.type(i + 1) == GnuCLexer.COMMA
            || tokens.type(i + 1) == GnuCLexer.RPAREN
            || tokens.type(i + 1) == GnuCLexer.LBRACK);
  }

  private boolean isFragment(int type) {
    return switch (type) {
      case GnuCLexer.BINARY ->
          walk.next() != GnuCLexer.IDENT || !tokens.spelling(walk.at).equals("&&");
      case GnuCLexer.ASSIGN,
          GnuCLexer.OP_ASSIGN,
          GnuCLexer.ARROW,
          GnuCLexer.QUESTION,
          GnuCLexer.COLON,
          GnuCLexer.ELLIPSIS,
          GnuCLexer.UNKNOWN,
          GnuCLexer.ATTRIBUTE,
          GnuCLexer.RBRACE,
          GnuCLexer.ELSE ->
          true;
      case GnuCLexer.STAR,
          GnuCLexer.AMP,
          GnuCLexer.SIGN,
          GnuCLexer.NOT,
          GnuCLexer.STEP,
          GnuCLexer.SIZEOF ->
          isOperatorAlone();
      default -> false;
    };
  }

  /** Operators without an operand. */
  private boolean isOperatorAlone() {
    int i = walk.at;
    while (true) {
      switch (tokens.type(i)) {
        case GnuCLexer.STAR,
            GnuCLexer.AMP,
            GnuCLexer.SIGN,
            GnuCLexer.NOT,
            GnuCLexer.STEP,
            GnuCLexer.SIZEOF ->
            i++;
        case GnuCLexer.COMMA, GnuCLexer.RPAREN -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
  }

  private void fragment() {
    int end = endOfArgument();
    walk.insert(GnuCLexer.FRAGMENT);
    walk.dropTo(end);
    walk.expression();
    walk.flag = true;
  }
}
