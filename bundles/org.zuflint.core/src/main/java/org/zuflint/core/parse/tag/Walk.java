package org.zuflint.core.parse.tag;

import java.util.Arrays;
import org.zuflint.core.parse.lex.Symbols;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/**
 * The walk along one external declaration: where it is, what brackets it is in, what it has told so
 * far.
 */
final class Walk {
  final Tokens tokens;
  final Symbols symbols;
  final Brackets brackets;
  final Tagged out = new Tagged();
  int at;
  Room room = Room.FILE;
  Mode mode = Mode.START;
  boolean flag;

  /** A declaration is under way: a comma leads to the next declarator. */
  boolean declaring;

  /** The declaration is a typedef: its names become types. */
  boolean typedef;

  /** Question marks whose colon has not come. */
  int choices;

  /** Where a macro argument made of statements ends; -1 in no such argument. */
  int until = -1;

  /** That argument is {@code if MACRO(x)}, whose macro brings the parentheses along. */
  boolean condition;

  /** Old-style parameter declarations come before the body. */
  boolean oldStyle;

  private int dropped;
  private Frame[] frames = new Frame[32];
  private int depth;

  Walk(Tokens tokens, Brackets brackets) {
    this.tokens = tokens;
    this.symbols = tokens.symbols();
    this.brackets = brackets;
  }

  /** What is taken up again when the bracket closes. */
  private static final class Frame {
    Room room = Room.FILE;
    Mode mode = Mode.START;
    boolean flag;
    boolean declaring;
    boolean typedef;
    int choices;
    int until;
  }

  void begin(int from) {
    at = from;
    depth = 0;
    room = Room.FILE;
    until = -1;
    oldStyle = false;
    condition = false;
    out.clear();
    start();
  }

  int type() {
    return tokens.type(at);
  }

  int next() {
    return tokens.type(at + 1);
  }

  /** Whether the word at {@code i} has the flag. */
  boolean is(int i, int flag) {
    return symbols.is(tokens.id(i), flag);
  }

  void emit(int type) {
    out.add(type, at++);
  }

  void keep() {
    out.add(tokens.type(at), at++);
  }

  /** A token that is not in the file. */
  void insert(int type) {
    out.add(type, at);
  }

  void drop() {
    at++;
    dropped++;
  }

  /** Hides the word and, when they follow, its parentheses. */
  void dropWithArguments() {
    drop();
    dropArguments();
  }

  void dropArguments() {
    if (type() == GnuCLexer.LPAREN && brackets.match(at) > 0) {
      dropTo(brackets.match(at) + 1);
    }
  }

  void dropTo(int end) {
    dropped += end - at;
    at = end;
  }

  int dropped() {
    return dropped;
  }

  /** Gives up: what is tagged so far will not parse. */
  void giveUp() {
    mode = Mode.END;
  }

  /** Keeps the bracket here as {@code type} and enters it. */
  void open(int type, Room inner, Mode innerMode, Mode resume, boolean resumeFlag) {
    if (brackets.match(at) < 0) {
      giveUp();
      return;
    }
    emit(type);
    enter(inner, innerMode, resume, resumeFlag);
  }

  void open(Room inner, Mode innerMode, Mode resume, boolean resumeFlag) {
    open(type(), inner, innerMode, resume, resumeFlag);
  }

  void enter(Room inner, Mode innerMode, Mode resume, boolean resumeFlag) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame();
      frames[depth] = frame;
    }
    depth++;
    frame.room = room;
    frame.mode = resume;
    frame.flag = resumeFlag;
    frame.declaring = declaring;
    frame.typedef = typedef;
    frame.choices = choices;
    frame.until = until;
    room = inner;
    mode = innerMode;
    flag = false;
    declaring = false;
    typedef &= inner == Room.DECLARATOR;
    choices = 0;
    until = -1;
  }

  /** Keeps the closing bracket and takes up what was before the opening one. */
  void close() {
    if (depth == 0) {
      giveUp();
      return;
    }
    keep();
    leave();
  }

  void leave() {
    Frame frame = frames[--depth];
    room = frame.room;
    mode = frame.mode;
    flag = frame.flag;
    declaring = frame.declaring;
    typedef = frame.typedef;
    choices = frame.choices;
    until = frame.until;
    if (mode == Mode.START) {
      start();
    }
  }

  /** A new thing begins in the same room. */
  void start() {
    mode = Mode.START;
    flag = false;
    declaring = false;
    typedef = false;
    choices = 0;
  }

  void specifiers() {
    mode = Mode.SPECIFIERS;
    flag = false;
    declaring = true;
  }

  void declarator() {
    mode = Mode.DECLARATOR;
    flag = false;
  }

  void expression() {
    mode = Mode.EXPRESSION;
    flag = false;
  }

  /** Behind something that ended without a semicolon. */
  void finish() {
    if (room == Room.FILE) {
      mode = Mode.END;
    } else {
      start();
    }
  }

  void semicolon() {
    keep();
    switch (room) {
      case FILE -> {
        if (oldStyle) {
          start();
        } else {
          mode = Mode.END;
        }
      }
      case BLOCK, RECORD, STATEMENTS -> start();
      case FOR -> {
        declaring = false;
        expression();
      }
      default -> giveUp();
    }
  }

  void comma() {
    keep();
    switch (room) {
      case ARGUMENTS, PARAMETERS, INIT, GENERIC -> start();
      default -> {
        if (declaring) {
          declarator();
        } else {
          flag = false;
        }
      }
    }
  }

  /** Hides the attribute that stands here, if one does. */
  boolean attribute() {
    int type = type();
    if (type == GnuCLexer.ATTRIBUTE) {
      dropWithArguments();
      return true;
    }
    if (type == GnuCLexer.EXTENSION) {
      drop();
      return true;
    }
    if (type == GnuCLexer.IDENT && is(at, Words.ATTRIBUTE)) {
      if (is(at, Words.WITH_ARGUMENTS)) {
        dropWithArguments();
      } else {
        drop();
      }
      return true;
    }
    return false;
  }

  /** The first token from {@code i} on that is no attribute. */
  int behindAttributes(int i) {
    int at = i;
    while (true) {
      int type = tokens.type(at);
      boolean takesArguments = type == GnuCLexer.ATTRIBUTE;
      if (type == GnuCLexer.IDENT && is(at, Words.ATTRIBUTE)) {
        takesArguments = is(at, Words.WITH_ARGUMENTS);
      } else if (!takesArguments && type != GnuCLexer.EXTENSION) {
        return at;
      }
      at++;
      if (takesArguments && tokens.type(at) == GnuCLexer.LPAREN && brackets.match(at) > 0) {
        at = brackets.match(at) + 1;
      }
    }
  }

  /** The token behind the parentheses that open at {@code i}; {@code i} itself when none do. */
  int behindParentheses(int i) {
    return tokens.type(i) == GnuCLexer.LPAREN && brackets.match(i) > 0 ? brackets.match(i) + 1 : i;
  }
}
