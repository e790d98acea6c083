package org.zuflint.core.parse.tag;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/** Tells types from values where only context can. */
final class TypeGuess {
  /** How many casts in a row are looked through. */
  private static final int MOST_CASTS = 8;

  private final Walk walk;
  private final Tokens tokens;

  TypeGuess(Walk walk) {
    this.walk = walk;
    this.tokens = walk.tokens;
  }

  /** A keyword that starts the specifiers of a declaration. */
  static boolean isKeyword(int type) {
    return switch (type) {
      case GnuCLexer.STORAGE,
          GnuCLexer.TYPEDEF,
          GnuCLexer.QUAL,
          GnuCLexer.BASIC,
          GnuCLexer.STRUCT,
          GnuCLexer.ENUM,
          GnuCLexer.TYPEOF ->
          true;
      default -> false;
    };
  }

  /** A keyword that starts a statement. */
  static boolean startsStatement(int type) {
    return switch (type) {
      case GnuCLexer.IF,
          GnuCLexer.WHILE,
          GnuCLexer.DO,
          GnuCLexer.FOR,
          GnuCLexer.SWITCH,
          GnuCLexer.CASE,
          GnuCLexer.DEFAULT,
          GnuCLexer.BREAK,
          GnuCLexer.CONTINUE,
          GnuCLexer.RETURN,
          GnuCLexer.GOTO,
          GnuCLexer.ASM,
          GnuCLexer.ELSE,
          GnuCLexer.LBRACE,
          GnuCLexer.RBRACE ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the parentheses that open at {@code open} hold a type name and make a cast of what
   * follows.
   */
  boolean isTypeIn(int open) {
    return isTypeIn(open, MOST_CASTS);
  }

  /** Whether the parentheses of a sizeof or typeof hold a type name. */
  boolean isTypeAlone(int open) {
    int word = open + 1;
    if (tokens.type(word) == GnuCLexer.IDENT) {
      boolean known = walk.is(word, Words.TYPE | Words.TYPE_LIKE | Words.LEARNED);
      if (tokens.type(word + 1) == GnuCLexer.RPAREN) {
        return known;
      }
      if (tokens.type(word + 1) == GnuCLexer.LBRACK) {
        return walk.is(word, Words.TYPE);
      }
    }
    return isTypeIn(open);
  }

  private boolean isTypeIn(int open, int casts) {
    int close = walk.brackets.match(open);
    int first = open + 1;
    int type = tokens.type(first);
    if (isKeyword(type) || type == GnuCLexer.EXTENSION || type == GnuCLexer.ATTRIBUTE) {
      return close > 0;
    }
    if (type != GnuCLexer.IDENT || close < 0) {
      return false;
    }
    if (walk.is(first, Words.ATTRIBUTE)) {
      int behind = walk.behindAttributes(first);
      return behind < close
          && (isKeyword(tokens.type(behind)) || tokens.type(behind) == GnuCLexer.IDENT);
    }
    return first + 1 == close
        ? isTypeBefore(first, close + 1, casts)
        : isAbstract(first + 1, close, true);
  }

  /** {@code (word)} before token {@code behind}. */
  private boolean isTypeBefore(int word, int behind, int casts) {
    boolean known = walk.is(word, Words.TYPE | Words.TYPE_LIKE | Words.LEARNED);
    return switch (tokens.type(behind)) {
      case GnuCLexer.NUMBER,
          GnuCLexer.CHAR,
          GnuCLexer.SIZEOF,
          GnuCLexer.NOT,
          GnuCLexer.LBRACE,
          GnuCLexer.GENERIC ->
          true;
      case GnuCLexer.IDENT -> true;
      case GnuCLexer.STRING -> known || !walk.is(word, Words.UPPER);
      case GnuCLexer.STEP -> known && tokens.type(behind + 1) == GnuCLexer.IDENT;
      case GnuCLexer.LPAREN ->
          walk.is(word, Words.TYPE | Words.TYPE_LIKE)
              || (known && !walk.is(word, Words.UPPER))
              || (casts > 0 && isTypeIn(behind, casts - 1));
      case GnuCLexer.STAR, GnuCLexer.AMP, GnuCLexer.SIGN -> known;
      case GnuCLexer.BINARY ->
          known && tokens.spelling(behind).equals("&&") && walk.is(word, Words.TYPE);
      default -> false;
    };
  }

  /** Whether tokens {@code from} to {@code to} after a word can only be the rest of a type name. */
  private boolean isAbstract(int from, int to, boolean first) {
    int i = from;
    boolean star = false;
    while (i < to) {
      int type = tokens.type(i);
      if (type == GnuCLexer.STAR) {
        star = true;
        i++;
      } else if (type == GnuCLexer.QUAL) {
        i++;
        star = true;
      } else if (walk.behindAttributes(i) > i) {
        i = walk.behindAttributes(i);
        star |= i >= to;
      } else {
        break;
      }
    }
    if (i >= to) {
      return star && i == to;
    }
    int type = tokens.type(i);
    if (type == GnuCLexer.LPAREN) {
      int behind = walk.behindParentheses(i);
      return behind <= to && (isPointerDeclarator(i) || (i == from && isStars(behind, to)));
    }
    if (type == GnuCLexer.LBRACK) {
      int behind = tokens.type(to + 1);
      return (behind == GnuCLexer.LBRACE || behind == GnuCLexer.IDENT)
          && walk.brackets.match(i) + 1 == to;
    }
    return first
        && type == GnuCLexer.IDENT
        && i == from
        && tokens.type(to - 1) == GnuCLexer.STAR
        && isAbstract(i + 1, to, false);
  }

  private boolean isStars(int from, int to) {
    int i = from;
    while (i < to && tokens.type(i) == GnuCLexer.STAR) {
      i++;
    }
    return i == to && to > from;
  }

  /** {@code (*)}, {@code (**)}, or {@code (* const)} with parentheses or brackets behind. */
  private boolean isPointerDeclarator(int open) {
    int i = open + 1;
    if (tokens.type(i) != GnuCLexer.STAR) {
      return false;
    }
    while (tokens.type(i) == GnuCLexer.STAR || tokens.type(i) == GnuCLexer.QUAL) {
      i++;
    }
    int behind = tokens.type(i + 1);
    return tokens.type(i) == GnuCLexer.RPAREN
        && (behind == GnuCLexer.LPAREN || behind == GnuCLexer.LBRACK);
  }

  /** Whether the word at {@code word}, first in a block or a for, starts a declaration. */
  boolean startsDeclaration(int word) {
    int i = walk.behindAttributes(word + 1);
    return switch (tokens.type(i)) {
      case GnuCLexer.QUAL, GnuCLexer.IDENT -> true;
      case GnuCLexer.STAR -> isStarDeclarator(i);
      case GnuCLexer.LPAREN -> isFunctionPointer(i) || isMacroType(word, i);
      default -> false;
    };
  }

  /** {@code * name} and then what only a declarator can have behind its name. */
  private boolean isStarDeclarator(int from) {
    int i = from;
    while (tokens.type(i) == GnuCLexer.STAR
        || tokens.type(i) == GnuCLexer.QUAL
        || walk.behindAttributes(i) > i) {
      i = Math.max(walk.behindAttributes(i), i + 1);
    }
    if (tokens.type(i) == GnuCLexer.LPAREN) {
      return isFunctionPointer(i);
    }
    if (tokens.type(i) != GnuCLexer.IDENT) {
      return false;
    }
    return switch (tokens.type(walk.behindAttributes(i + 1))) {
      case GnuCLexer.SEMI,
          GnuCLexer.ASSIGN,
          GnuCLexer.COMMA,
          GnuCLexer.LBRACK,
          GnuCLexer.LPAREN,
          GnuCLexer.ASM,
          GnuCLexer.IDENT,
          GnuCLexer.COLON ->
          true;
      default -> false;
    };
  }

  /** {@code (*name)(...)} or {@code (*name)[...]} that a declaration goes on behind. */
  private boolean isFunctionPointer(int open) {
    int i = open + 1;
    if (tokens.type(i) != GnuCLexer.STAR || walk.brackets.match(open) < 0) {
      return false;
    }
    while (tokens.type(i) == GnuCLexer.STAR
        || tokens.type(i) == GnuCLexer.QUAL
        || walk.behindAttributes(i) > i) {
      i = Math.max(walk.behindAttributes(i), i + 1);
    }
    int behind = walk.brackets.match(open) + 1;
    if (tokens.type(i) != GnuCLexer.IDENT
        || (tokens.type(i + 1) != GnuCLexer.RPAREN && tokens.type(i + 1) != GnuCLexer.LBRACK)) {
      return false;
    }
    int bracket = tokens.type(behind);
    return (bracket == GnuCLexer.LPAREN || bracket == GnuCLexer.LBRACK)
        && walk.brackets.match(behind) > 0;
  }

  /** {@code MACRO(x) name;}: a macro that stands for a type. */
  private boolean isMacroType(int word, int open) {
    int behind = walk.brackets.match(open) + 1;
    if (behind <= 0 || open != word + 1) {
      return false;
    }
    int name = behind;
    while (tokens.type(name) == GnuCLexer.STAR) {
      name++;
    }
    if (tokens.type(name) != GnuCLexer.IDENT
        || tokens.line(behind) != Tokens.INSIDE
        || walk.is(word, Words.ITERATOR)) {
      return false;
    }
    int end = tokens.type(name + 1);
    return name == behind
        ? end == GnuCLexer.SEMI
            || end == GnuCLexer.ASSIGN
            || end == GnuCLexer.LBRACK
            || end == GnuCLexer.COMMA
        : walk.is(word, Words.UPPER) && (end == GnuCLexer.SEMI || end == GnuCLexer.ASSIGN);
  }

  /**
   * Old-style parameter declarations follow at {@code from}: declarations, then a brace behind a
   * semicolon.
   */
  boolean isOldStyle(int from) {
    int type = tokens.type(from);
    if (!(type == GnuCLexer.BASIC
        || type == GnuCLexer.STRUCT
        || type == GnuCLexer.ENUM
        || type == GnuCLexer.QUAL
        || type == GnuCLexer.STORAGE
        || type == GnuCLexer.IDENT)) {
      return false;
    }
    int i = from;
    for (int steps = 0; steps < 120 && i < tokens.count(); steps++) {
      type = tokens.type(i);
      if (type == GnuCLexer.LBRACE) {
        return tokens.type(i - 1) == GnuCLexer.SEMI;
      }
      if (type == GnuCLexer.ASSIGN || type == GnuCLexer.TYPEDEF || type == GnuCLexer.RBRACE) {
        return false;
      }
      int behind = walk.behindParentheses(i);
      i = behind > i ? behind : i + 1;
    }
    return false;
  }
}
