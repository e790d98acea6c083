package org.zuflint.core.parse.lex;

import java.util.Arrays;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.grammar.GnuCLexer;

/** Cuts a file into words; the same words as the lexer grammar gives, several times as fast. */
public final class Lexer {
  /** How many zeros stand behind the file's bytes in the text of its tokens. */
  public static final int PADDING = 4;

  private static final byte BLANK = 1;
  private static final byte NEWLINE = 2;
  private static final byte LETTER = 3;
  private static final byte DIGIT = 4;
  private static final byte STRING = 5;
  private static final byte CHAR = 6;
  private static final byte SLASH = 7;
  private static final byte HASH = 8;
  private static final byte DOT = 9;
  private static final byte BACKSLASH = 10;
  private static final byte[] CLASS = classes();

  /** Whether a byte may stand in a word behind its first. */
  private static final boolean[] GOES_ON = goesOn();

  private static final Kind[] KINDS = Kind.values();

  private final byte[] text;
  private final int end;
  private final Tokens tokens;
  private final Symbols symbols = Symbols.create();
  private final Directives directives = new Directives();
  private int[] comments = new int[128];
  private int commentCount;
  private int at;
  private int lineStart;
  private boolean fresh = true;

  /** Directives are cut into words, too, as the preprocessor needs them. */
  private final boolean whole;

  private Lexer(byte[] bytes, boolean whole) {
    this.whole = whole;
    end = bytes.length;
    text = Arrays.copyOf(bytes, end + PADDING);
    tokens = new Tokens(text, end, symbols);
  }

  /** The words outside of directives. */
  public static Lexed lex(byte[] bytes) {
    return lex(bytes, false);
  }

  /**
   * All words, those of directives included; {@code bytes} without continued lines, as {@code '}
   * does not separate digits here.
   */
  public static Lexed lexWhole(byte[] bytes) {
    return lex(bytes, true);
  }

  private static Lexed lex(byte[] bytes, boolean whole) {
    Lexer lexer = new Lexer(bytes, whole);
    if (bytes.length > 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      lexer.at = 3;
    }
    lexer.run();
    return new Lexed(
        lexer.tokens, lexer.directives, Arrays.copyOf(lexer.comments, lexer.commentCount));
  }

  private void run() {
    while (at < end) {
      next();
    }
  }

  private void next() {
    switch (CLASS[text[at] & 0xff]) {
      case BLANK -> at++;
      case NEWLINE -> newLine();
      case LETTER -> word();
      case DIGIT -> number();
      case STRING -> quoted(at, GnuCLexer.STRING);
      case CHAR -> quoted(at, GnuCLexer.CHAR);
      case SLASH -> slash();
      case HASH -> hash();
      case DOT -> dot();
      case BACKSLASH -> backslash();
      default -> mark();
    }
  }

  private void newLine() {
    at++;
    lineStart = at;
    fresh = true;
  }

  private void word() {
    int from = at;
    int hash = 0;
    int i = from;
    byte b = text[i];
    do {
      hash = hash * 31 + b;
      b = text[++i];
    } while (GOES_ON[b & 0xff]);
    if ((b == '"' || b == '\'') && isPrefix(from, i)) {
      at = i;
      quoted(from, b == '"' ? GnuCLexer.STRING : GnuCLexer.CHAR);
      return;
    }
    at = i;
    int id = symbols.id(text, from, i, hash);
    int keyword = symbols.keyword(id);
    emit(keyword == 0 ? GnuCLexer.IDENT : keyword, from, id);
  }

  private boolean isPrefix(int from, int to) {
    byte first = text[from];
    return to - from == 1
        ? first == 'L' || first == 'u' || first == 'U'
        : to - from == 2 && first == 'u' && text[from + 1] == '8';
  }

  private void number() {
    int from = at;
    int i = from + 1;
    while (goesOn(i)) {
      i++;
    }
    at = i;
    emit(GnuCLexer.NUMBER, from, 0);
  }

  /** Whether the byte at {@code i} belongs to the number before it. */
  private boolean goesOn(int i) {
    return switch (CLASS[text[i] & 0xff]) {
      case LETTER, DIGIT, DOT -> true;
      case CHAR ->
          !whole && (CLASS[text[i + 1] & 0xff] == DIGIT || CLASS[text[i + 1] & 0xff] == LETTER);
      default -> {
        int before = text[i - 1] | 0x20;
        yield (text[i] == '+' || text[i] == '-') && (before == 'e' || before == 'p');
      }
    };
  }

  /**
   * A string or character constant, whose quote is at {@code at}; it ends with its line at the
   * latest.
   */
  private void quoted(int from, int type) {
    at = quoteEnd(at);
    emit(type, from, 0);
  }

  private int quoteEnd(int from) {
    byte quote = text[from];
    int i = from + 1;
    while (i < end && text[i] != quote && text[i] != '\n') {
      if (text[i] == '\\') {
        i += text[i + 1] == '\r' ? 2 : 1;
      }
      i++;
    }
    return Math.min(end, i < end && text[i] == quote ? i + 1 : i);
  }

  private void slash() {
    if (text[at + 1] == '*' || text[at + 1] == '/') {
      at = comment(at);
    } else {
      mark();
    }
  }

  /** Notes the comment at {@code from} and tells where it ends. */
  private int comment(int from) {
    int i = from + 2;
    if (text[from + 1] == '*') {
      while (i < end && (text[i] != '*' || text[i + 1] != '/')) {
        if (text[i] == '\n') {
          lineStart = i + 1;
          fresh = true;
        }
        i++;
      }
      i = Math.min(end, i + 2);
    } else {
      while (i < end && text[i] != '\n') {
        i += text[i] == '\\' && i + 1 < end ? escapeLength(i) : 1;
      }
      i = Math.min(i, end);
    }
    if (commentCount == comments.length) {
      comments = Arrays.copyOf(comments, commentCount * 2);
    }
    comments[commentCount++] = from;
    comments[commentCount++] = i;
    return i;
  }

  private int escapeLength(int from) {
    return text[from + 1] == '\r' && text[from + 2] == '\n' ? 3 : text[from + 1] == '\n' ? 2 : 1;
  }

  private void hash() {
    if (!fresh) {
      mark();
      return;
    }
    int from = at;
    int i = blanks(from + 1);
    int nameFrom = i;
    while (CLASS[text[i] & 0xff] == LETTER) {
      i++;
    }
    Kind kind = kind(nameFrom, i);
    int body = blanks(i);
    at = i;
    int token = tokens.count();
    if (whole) {
      wordsOfLine();
    } else {
      endOfLine();
    }
    directives.add(kind, from, Math.min(body, at), at, token, tokens.count());
  }

  private void wordsOfLine() {
    fresh = false;
    while (at < end && text[at] != '\n') {
      next();
      fresh = false;
    }
  }

  private int blanks(int from) {
    int i = from;
    while (i < end && CLASS[text[i] & 0xff] == BLANK) {
      i++;
    }
    return i;
  }

  private Kind kind(int from, int to) {
    for (Kind kind : KINDS) {
      if (kind.isNamed(text, from, to)) {
        return kind;
      }
    }
    return Kind.OTHER;
  }

  /** To the end of a directive's line; comments and continued lines belong to it. */
  private void endOfLine() {
    while (at < end && text[at] != '\n') {
      byte b = text[at];
      if (b == '/' && (text[at + 1] == '*' || text[at + 1] == '/')) {
        at = comment(at);
      } else if (b == '"') {
        at = quoteEnd(at);
      } else if (b == '\\') {
        at += text[at + 1] == '\r' ? 3 : 2;
      } else if (b == '\''
          && (text[at + 2] == '\'' || (text[at + 1] == '\\' && text[at + 3] == '\''))) {
        at += text[at + 2] == '\'' ? 3 : 4;
      } else {
        at++;
      }
    }
    at = Math.min(at, end);
  }

  private void dot() {
    if (CLASS[text[at + 1] & 0xff] == DIGIT) {
      number();
    } else {
      mark();
    }
  }

  private void backslash() {
    if (text[at + 1] == '\n' || (text[at + 1] == '\r' && text[at + 2] == '\n')) {
      at += text[at + 1] == '\n' ? 2 : 3;
    } else {
      mark();
    }
  }

  private void mark() {
    int from = at;
    for (Operators.Mark mark : Operators.startingWith(text[from])) {
      if (mark.matches(text, from)) {
        at = from + mark.length();
        emit(mark.type(), from, mark.id());
        return;
      }
    }
    at++;
    emit(GnuCLexer.UNKNOWN, from, 0);
  }

  private void emit(int type, int from, int id) {
    byte line = Tokens.INSIDE;
    if (fresh) {
      line = from == lineStart ? Tokens.MARGIN : Tokens.INDENTED;
      fresh = false;
    }
    tokens.add(type, line, from, at, id);
  }

  private static boolean[] goesOn() {
    boolean[] goesOn = new boolean[256];
    for (int i = 0; i < 256; i++) {
      goesOn[i] = CLASS[i] == LETTER || CLASS[i] == DIGIT;
    }
    return goesOn;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int i = 0; i < 256; i++) {
      boolean letter = (i | 0x20) >= 'a' && (i | 0x20) <= 'z';
      classes[i] =
          letter || i == '_' || i == '$' || i >= 0x80 ? LETTER : i >= '0' && i <= '9' ? DIGIT : 0;
    }
    for (byte b : new byte[] {' ', '\t', '\r', '\f', 0x0B}) {
      classes[b] = BLANK;
    }
    classes['\n'] = NEWLINE;
    classes['"'] = STRING;
    classes['\''] = CHAR;
    classes['/'] = SLASH;
    classes['#'] = HASH;
    classes['.'] = DOT;
    classes['\\'] = BACKSLASH;
    return classes;
  }
}
