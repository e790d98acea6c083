package org.zuflint.core.parse.build;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.parse.lex.Operators;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.tag.Tagged;
import org.zuflint.grammar.GnuCLexer;

/** Words and nodes that wait for the rule which makes a node of them. */
final class Operands {
  private static final boolean[] CARRIED = carried();

  private final Tokens tokens;
  private Tagged words = new Tagged();
  private @Nullable Object[] values = new Object[256];
  private int[] places = new int[256];
  private byte[] types = new byte[256];
  private int top;
  private int last;

  Operands(Tokens tokens) {
    this.tokens = tokens;
  }

  void start(Tagged tagged) {
    words = tagged;
    top = 0;
    last = 0;
  }

  /** The parser passes word {@code i}. */
  void word(int i) {
    int type = words.type(i);
    last = i;
    if (type > 0 && CARRIED[type]) {
      if (top == types.length) {
        grow();
      }
      values[top] = null;
      types[top] = (byte) type;
      places[top++] = words.token(i);
    }
  }

  void push(Object value, int token) {
    if (top == types.length) {
      grow();
    }
    values[top] = value;
    types[top] = 0;
    places[top++] = token;
  }

  private void grow() {
    int size = top * 2;
    values = Arrays.copyOf(values, size);
    types = Arrays.copyOf(types, size);
    places = Arrays.copyOf(places, size);
  }

  int top() {
    return top;
  }

  /** Forgets everything from {@code base} on. */
  void cut(int base) {
    top = base;
  }

  /** Replaces everything from {@code base} on. */
  void replace(int base, Object value, int token) {
    top = base;
    push(value, token);
  }

  /** The node at {@code i}; null when a word stands there. */
  @Nullable Object value(int i) {
    return values[i];
  }

  /** The node that must stand at {@code i}. */
  Object node(int i) {
    Object value = values[i];
    if (value == null) {
      throw new IllegalStateException("a word where a node is expected: " + spelling(places[i]));
    }
    return value;
  }

  /** Type of the word at {@code i}; 0 when a node stands there. */
  int type(int i) {
    return types[i];
  }

  /** The file's token of the word or node at {@code i}. */
  int token(int i) {
    return places[i];
  }

  /** The file's token of word {@code first} of the declaration. */
  int tokenOf(int first) {
    return words.token(first);
  }

  /** Tagged type of word {@code first} of the declaration. */
  int typeOf(int first) {
    return words.type(first);
  }

  /** How many words the declaration has. */
  int words() {
    return words.count();
  }

  /** The token of the fourth colon of the asm at token {@code from}; -1 when it has fewer. */
  int behindFourthColon(int from) {
    int colons = 0;
    int depth = 0;
    for (int i = from; i < lastToken(); i++) {
      switch (tokens.type(i)) {
        case GnuCLexer.LPAREN -> depth++;
        case GnuCLexer.RPAREN -> depth--;
        case GnuCLexer.COLON -> {
          if (depth == 1 && ++colons == 4) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** The token that was passed last. */
  int lastToken() {
    return words.token(last);
  }

  String name(int token) {
    return tokens.symbols().name(tokens.id(token));
  }

  String operator(int token) {
    return Operators.spelling(tokens.id(token));
  }

  int precedence(int token) {
    return Operators.precedence(tokens.id(token));
  }

  String spelling(int token) {
    return tokens.spelling(token);
  }

  /** As {@link Endings#of}, of the variable whose declaration starts at token {@code from}. */
  @Nullable String ending(int from, int name) {
    return Endings.of(tokens, from, name);
  }

  /** The word or node at {@code i} as an expression. */
  Expr expression(int i) {
    Object value = values[i];
    if (value instanceof Expr expression) {
      return expression;
    }
    int token = places[i];
    return switch (types[i]) {
      case GnuCLexer.IDENT -> new Expr.Name(token, name(token));
      case GnuCLexer.NUMBER -> new Expr.Number(token, spelling(token));
      case GnuCLexer.CHAR -> new Expr.Char(token, spelling(token));
      case GnuCLexer.FRAGMENT -> fragment(token);
      default -> {
        if (value instanceof Type type) {
          yield new Expr.TypeUse(token, type);
        }
        throw new IllegalStateException(
            "no expression: " + (value == null ? spelling(token) : value));
      }
    };
  }

  private Expr fragment(int from) {
    int to = from;
    int depth = 0;
    while (depth > 0
        || (tokens.type(to) != GnuCLexer.COMMA && tokens.type(to) != GnuCLexer.RPAREN)) {
      switch (tokens.type(to)) {
        case GnuCLexer.LPAREN, GnuCLexer.LBRACE, GnuCLexer.LBRACK -> depth++;
        case GnuCLexer.RPAREN, GnuCLexer.RBRACE, GnuCLexer.RBRACK -> depth--;
        default -> {}
      }
      to++;
      if (to >= tokens.count()) {
        break;
      }
    }
    return new Expr.Fragment(from, to, to == from ? "" : tokens.spelling(from, to - 1));
  }

  /** The expressions from {@code base} to the top. */
  List<Expr> expressions(int base) {
    return switch (top - base) {
      case 0 -> List.of();
      case 1 -> List.of(expression(base));
      case 2 -> List.of(expression(base), expression(base + 1));
      default -> {
        Expr[] all = new Expr[top - base];
        for (int i = 0; i < all.length; i++) {
          all[i] = expression(base + i);
        }
        yield List.of(all);
      }
    };
  }

  private static boolean[] carried() {
    boolean[] carried = new boolean[128];
    for (int type :
        new int[] {
          GnuCLexer.IDENT,
          GnuCLexer.NUMBER,
          GnuCLexer.CHAR,
          GnuCLexer.STRING,
          GnuCLexer.TYPENAME,
          GnuCLexer.BASIC,
          GnuCLexer.QUAL,
          GnuCLexer.STORAGE,
          GnuCLexer.TYPEDEF,
          GnuCLexer.STRUCT,
          GnuCLexer.STAR,
          GnuCLexer.AMP,
          GnuCLexer.SIGN,
          GnuCLexer.NOT,
          GnuCLexer.STEP,
          GnuCLexer.SIZEOF,
          GnuCLexer.BINARY,
          GnuCLexer.ASSIGN,
          GnuCLexer.OP_ASSIGN,
          GnuCLexer.ELLIPSIS,
          GnuCLexer.LABEL,
          GnuCLexer.ITERATOR,
          GnuCLexer.MACRO_DECL,
          GnuCLexer.MACRO_FUNC,
          GnuCLexer.MACRO_STMT,
          GnuCLexer.MACRO_WORD,
          GnuCLexer.MACRO_BLOCK,
          GnuCLexer.OLD_FIELD,
          GnuCLexer.FRAGMENT,
          GnuCLexer.DOT,
          GnuCLexer.ARROW
        }) {
      carried[type] = true;
    }
    return carried;
  }
}
