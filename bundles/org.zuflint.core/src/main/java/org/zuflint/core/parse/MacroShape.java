package org.zuflint.core.parse;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.grammar.GnuCLexer;

/** What a macro's body looks like, so far as that tells how the macro may be used. */
final class MacroShape {
  /** Macros that are no more than another macro's call, one in the other. */
  private static final int MOST_ALIASES = 8;

  private final Macro macro;
  private final TokenList body;

  private MacroShape(Macro macro) {
    this.macro = macro;
    body = macro.body();
  }

  /** Whether what the macro makes is an expression or a statement, as a call of a function is. */
  static boolean isCall(Macro macro, MacroTable macros) {
    Macro seen = macro;
    for (int i = 0; i < MOST_ALIASES; i++) {
      MacroShape shape = new MacroShape(seen);
      Macro inner = shape.alias(macros);
      if (inner == null) {
        return shape.isCall();
      }
      seen = inner;
    }
    return false;
  }

  /** Whether the body is a number, or arithmetic that is more than another name. */
  static boolean isConstant(Macro macro) {
    TokenList body = macro.body();
    boolean word = body.count() == 1 && body.type(0) == GnuCLexer.IDENT;
    if (body.count() == 0 || word) {
      return false;
    }
    for (int i = 0; i < body.count(); i++) {
      if (!isArithmetic(body.type(i)) || body.is(i, TokenList.PASTES)) {
        return false;
      }
    }
    return isOperand(body.type(0));
  }

  /** Whether the body is one other name. */
  static boolean isAlias(Macro macro) {
    return macro.body().count() == 1 && macro.body().type(0) == GnuCLexer.IDENT;
  }

  private static boolean isOperand(int type) {
    return switch (type) {
      case GnuCLexer.LPAREN,
          GnuCLexer.NUMBER,
          GnuCLexer.CHAR,
          GnuCLexer.SIGN,
          GnuCLexer.NOT,
          GnuCLexer.SIZEOF,
          GnuCLexer.IDENT ->
          true;
      default -> false;
    };
  }

  private static boolean isArithmetic(int type) {
    return switch (type) {
      case GnuCLexer.RPAREN,
          GnuCLexer.BINARY,
          GnuCLexer.AMP,
          GnuCLexer.STAR,
          GnuCLexer.QUESTION,
          GnuCLexer.COLON,
          GnuCLexer.COMMA,
          GnuCLexer.BASIC,
          GnuCLexer.STRUCT ->
          true;
      default -> isOperand(type);
    };
  }

  private boolean isCall() {
    if (body.count() == 0 || macro.role(0) == Macro.STRING || body.is(0, TokenList.PASTES)) {
      return false;
    }
    return switch (body.type(0)) {
      case GnuCLexer.LPAREN,
          GnuCLexer.DO,
          GnuCLexer.IF,
          GnuCLexer.FOR,
          GnuCLexer.WHILE,
          GnuCLexer.SWITCH,
          GnuCLexer.ASM,
          GnuCLexer.NUMBER,
          GnuCLexer.CHAR,
          GnuCLexer.SIGN,
          GnuCLexer.NOT,
          GnuCLexer.STAR,
          GnuCLexer.AMP,
          GnuCLexer.STEP,
          GnuCLexer.SIZEOF,
          GnuCLexer.GENERIC,
          GnuCLexer.EXTENSION ->
          true;
      case GnuCLexer.IDENT -> isOperation();
      default -> false;
    };
  }

  /** A word is first: what follows must be arguments or an operator, not another name. */
  private boolean isOperation() {
    boolean argument = macro.role(0) == Macro.PARAMETER;
    if (body.count() == 1) {
      return !argument;
    }
    int behind = body.type(1) == GnuCLexer.LPAREN ? close(1) + 1 : 1;
    if (behind >= body.count()) {
      return true;
    }
    return switch (body.type(behind)) {
      case GnuCLexer.IDENT,
          GnuCLexer.STRUCT,
          GnuCLexer.TYPEOF,
          GnuCLexer.BASIC,
          GnuCLexer.QUAL,
          GnuCLexer.STORAGE,
          GnuCLexer.ATTRIBUTE,
          GnuCLexer.LBRACE ->
          false;
      case GnuCLexer.STAR -> behind > 1;
      case GnuCLexer.ASSIGN -> behind == 1;
      default -> true;
    };
  }

  /** The macro whose call is all there is; null when the body is something else. */
  private @Nullable Macro alias(MacroTable macros) {
    boolean call =
        body.count() > 2
            && macro.role(0) == Macro.PLAIN
            && body.type(0) == GnuCLexer.IDENT
            && body.type(1) == GnuCLexer.LPAREN
            && close(1) == body.count() - 1;
    Macro inner = call ? macros.macro(body.id(0)) : null;
    boolean defined = inner != null && inner.isFunction() && inner.kind() == Macro.Kind.DEFINED;
    return defined ? inner : null;
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < body.count(); i++) {
      depth += body.type(i) == GnuCLexer.LPAREN ? 1 : body.type(i) == GnuCLexer.RPAREN ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return body.count();
  }
}
