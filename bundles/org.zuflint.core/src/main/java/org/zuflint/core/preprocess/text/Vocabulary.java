package org.zuflint.core.preprocess.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;
import org.zuflint.core.parse.lex.Operators;
import org.zuflint.core.parse.lex.Symbols;

/**
 * Every spelling of a run and its number; threads share it. Operators have the numbers of {@link
 * Operators}. Numbers depend on who came first and must not be seen in any output.
 */
public final class Vocabulary {
  /** Characters that a token made by a macro may have. */
  public static final int LONGEST = 1 << 20;

  private static final Map<String, Byte> KEYWORDS = keywords();

  private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, Integer> pasted = new ConcurrentHashMap<>();
  private volatile String[] names = new String[1 << 14];
  private volatile byte[] types = new byte[1 << 14];
  private int count;

  public Vocabulary() {
    for (int id = 0; id < Operators.count(); id++) {
      String spelling = Operators.spelling(id);
      names[id] = spelling;
      types[id] = (byte) Operators.type(id);
      ids.put(spelling, id);
    }
    count = Operators.count();
  }

  /** The number of a spelling. */
  public int id(String spelling) {
    Integer known = ids.get(spelling);
    return known != null ? known : add(spelling, typeOf(spelling));
  }

  /** The number of a spelling whose type the lexer has told. */
  int id(String spelling, int type) {
    Integer known = ids.get(spelling);
    return known != null ? known : add(spelling, (byte) type);
  }

  private synchronized int add(String spelling, byte type) {
    Integer known = ids.get(spelling);
    if (known != null) {
      return known;
    }
    int id = count++;
    if (id == names.length) {
      names = Arrays.copyOf(names, id * 2);
      types = Arrays.copyOf(types, id * 2);
    }
    names[id] = spelling;
    types[id] = type;
    ids.put(spelling, id);
    return id;
  }

  /** What {@code ##} makes of two spellings; -1 when together they are not one token. */
  public int pasted(int left, int right) {
    Long both = (long) left << 32 | right;
    Integer known = pasted.get(both);
    if (known == null) {
      boolean tooLong = name(left).length() + name(right).length() > LONGEST;
      int id = tooLong ? 0 : id(name(left) + name(right));
      known = tooLong || type(id) == Kinds.UNKNOWN ? -1 : id;
      pasted.put(both, known);
    }
    return known;
  }

  public String name(int id) {
    return names[id];
  }

  /** The token type of the spelling; {@link Kinds#UNKNOWN} when it is not one token. */
  public int type(int id) {
    return types[id];
  }

  /** All numbers are below it. */
  public int size() {
    return names.length;
  }

  /** Spellings by number, some of them null behind the last. */
  public String[] names() {
    return names;
  }

  private static byte typeOf(String spelling) {
    char first = spelling.isEmpty() ? 0 : spelling.charAt(0);
    if (Character.isLetter(first) || first == '_' || first == '$') {
      Byte keyword = KEYWORDS.get(spelling);
      if (keyword != null) {
        return keyword;
      }
      if (isWord(spelling.getBytes(UTF_8))) {
        return Kinds.IDENT;
      }
    }
    Lexed lexed = Lexer.lexWhole(spelling.getBytes(UTF_8));
    boolean one =
        lexed.tokens().count() == 1
            && lexed.comments().length == 0
            && lexed.tokens().end(0) == lexed.tokens().text().length - Lexer.PADDING;
    return (byte) (one ? lexed.tokens().type(0) : Kinds.UNKNOWN);
  }

  private static Map<String, Byte> keywords() {
    Symbols symbols = Symbols.create();
    Map<String, Byte> keywords = new HashMap<>();
    for (int id = 1; id < symbols.count(); id++) {
      if (symbols.keyword(id) != 0) {
        keywords.put(symbols.name(id), symbols.keyword(id));
      }
    }
    return keywords;
  }

  private static boolean isWord(byte[] bytes) {
    for (byte b : bytes) {
      boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
      if (!letter && b != '_' && b != '$' && b >= 0 && (b < '0' || b > '9')) {
        return false;
      }
    }
    return true;
  }
}
