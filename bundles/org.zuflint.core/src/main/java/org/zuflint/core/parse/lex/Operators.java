package org.zuflint.core.parse.lex;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.grammar.GnuCLexer;

/** Brackets, marks and operators: spelling, token type and how tightly an operator binds. */
public final class Operators {
  private static final List<String> SPELLINGS = new ArrayList<>();
  private static final byte[] TYPES = new byte[64];
  private static final byte[] PRECEDENCE = new byte[64];
  private static final Mark[][] BY_FIRST = new Mark[128][];

  /** The number of {@code &&}. */
  public static final int AND_AND;

  static {
    marks(GnuCLexer.LPAREN, 0, "(");
    marks(GnuCLexer.RPAREN, 0, ")");
    marks(GnuCLexer.LBRACE, 0, "{");
    marks(GnuCLexer.RBRACE, 0, "}");
    marks(GnuCLexer.LBRACK, 0, "[");
    marks(GnuCLexer.RBRACK, 0, "]");
    marks(GnuCLexer.SEMI, 0, ";");
    marks(GnuCLexer.COMMA, 0, ",");
    marks(GnuCLexer.COLON, 0, ":");
    marks(GnuCLexer.QUESTION, 2, "?");
    marks(GnuCLexer.ELLIPSIS, 0, "...");
    marks(GnuCLexer.DOT, 0, ".");
    marks(GnuCLexer.ARROW, 0, "->");
    marks(GnuCLexer.OP_ASSIGN, 1, "<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=");
    marks(GnuCLexer.STEP, 0, "++", "--");
    AND_AND = SPELLINGS.size();
    marks(GnuCLexer.BINARY, 4, "&&");
    marks(GnuCLexer.BINARY, 3, "||");
    marks(GnuCLexer.BINARY, 8, "==", "!=");
    marks(GnuCLexer.BINARY, 10, "<<", ">>");
    marks(GnuCLexer.BINARY, 9, "<=", ">=", "<", ">");
    marks(GnuCLexer.BINARY, 5, "|");
    marks(GnuCLexer.BINARY, 6, "^");
    marks(GnuCLexer.AMP, 7, "&");
    marks(GnuCLexer.SIGN, 11, "+", "-");
    marks(GnuCLexer.STAR, 12, "*");
    marks(GnuCLexer.BINARY, 12, "/", "%");
    marks(GnuCLexer.ASSIGN, 1, "=");
    marks(GnuCLexer.NOT, 0, "!", "~");
  }

  private static final String[] NAMES = SPELLINGS.toArray(new String[0]);

  private Operators() {}

  /** A mark of up to three bytes; the longer ones with the same start come first. */
  record Mark(byte type, int id, byte second, byte third, int length) {
    boolean matches(byte[] text, int at) {
      return length == 1 || (text[at + 1] == second && (length == 2 || text[at + 2] == third));
    }
  }

  /** The operator as spelled. */
  public static String spelling(int id) {
    return NAMES[id];
  }

  /** The number of an operator that exists. */
  public static int id(String spelling) {
    return List.of(NAMES).indexOf(spelling);
  }

  /** How many there are; they are numbered from 0. */
  public static int count() {
    return NAMES.length;
  }

  /** The token type of an operator. */
  public static int type(int id) {
    return TYPES[id];
  }

  /** 1 is assignment, which binds loosest. */
  public static int precedence(int id) {
    return PRECEDENCE[id];
  }

  static Mark[] startingWith(byte first) {
    Mark[] marks = first >= 0 ? BY_FIRST[first] : null;
    return marks == null ? NONE : marks;
  }

  private static final Mark[] NONE = {};

  private static void marks(int type, int precedence, String... spellings) {
    for (String spelling : spellings) {
      int id = SPELLINGS.size();
      SPELLINGS.add(spelling);
      TYPES[id] = (byte) type;
      PRECEDENCE[id] = (byte) precedence;
      char first = spelling.charAt(0);
      Mark[] old = BY_FIRST[first] == null ? new Mark[0] : BY_FIRST[first];
      Mark[] marks = new Mark[old.length + 1];
      int place = 0;
      while (place < old.length && old[place].length() >= spelling.length()) {
        place++;
      }
      System.arraycopy(old, 0, marks, 0, place);
      System.arraycopy(old, place, marks, place + 1, old.length - place);
      byte second = spelling.length() > 1 ? (byte) spelling.charAt(1) : 0;
      byte third = spelling.length() > 2 ? (byte) spelling.charAt(2) : 0;
      marks[place] = new Mark((byte) type, id, second, third, spelling.length());
      BY_FIRST[first] = marks;
    }
  }
}
