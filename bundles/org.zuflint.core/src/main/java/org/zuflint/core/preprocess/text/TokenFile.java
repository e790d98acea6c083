package org.zuflint.core.preprocess.text;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.source.SourceFile;

/**
 * A file cut into tokens, those of its directives included, with the way from every {@code #if} to
 * the next arm. Threads share it; what is asked for later is made twice at worst.
 */
public final class TokenFile {
  private final SourceFile source;
  private final String folder;
  private final Vocabulary vocabulary;
  private final Splices splices;
  private final byte[] text;
  private final int count;
  private final byte[] types;
  private final byte[] flags;
  private final int[] ids;
  private final int[] starts;
  private final Directives directives;
  private final int[] next;
  private final int guard;
  private final AtomicReferenceArray<@Nullable Optional<Macro>> macros;

  private TokenFile(SourceFile source, Splices splices, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.splices = splices;
    int slash = source.path().lastIndexOf('/');
    folder = slash < 0 ? "" : source.path().substring(0, slash + 1);
    text = splices.text();
    Lexed lexed = Lexer.lexWhole(text);
    Tokens tokens = lexed.tokens();
    count = tokens.count();
    types = new byte[count];
    flags = new byte[count];
    ids = new int[count];
    starts = new int[count];
    fill(tokens);
    directives = lexed.directives();
    next = Arms.next(directives);
    guard = Arms.guard(this, directives, next);
    macros = new AtomicReferenceArray<>(directives.count());
  }

  static TokenFile of(SourceFile source, Vocabulary vocabulary) {
    return new TokenFile(source, Splices.of(source.bytes()), vocabulary);
  }

  private void fill(Tokens tokens) {
    int[] known = new int[tokens.symbols().count()];
    int end = -1;
    for (int i = 0; i < count; i++) {
      int type = tokens.type(i);
      int start = tokens.start(i);
      types[i] = (byte) type;
      starts[i] = start;
      flags[i] = (byte) (white(start, end) | line(tokens.line(i)));
      end = tokens.end(i);
      ids[i] = id(tokens, i, known);
    }
  }

  private static int white(int start, int end) {
    return start > end ? TokenList.WHITE : 0;
  }

  private static int line(byte line) {
    return line == Tokens.MARGIN
        ? TokenList.MARGIN
        : line == Tokens.INDENTED ? TokenList.INDENTED : 0;
  }

  private int id(Tokens tokens, int i, int[] known) {
    int type = tokens.type(i);
    int id = tokens.id(i);
    if (Kinds.isWord(type)) {
      if (known[id] == 0) {
        known[id] = vocabulary.id(tokens.symbols().name(id), type);
      }
      return known[id];
    }
    boolean spelled =
        type == Kinds.NUMBER || type == Kinds.STRING || type == Kinds.CHAR || type == Kinds.UNKNOWN;
    return spelled ? vocabulary.id(tokens.spelling(i), type) : id;
  }

  public SourceFile source() {
    return source;
  }

  /** The file's folder with a slash behind it; empty for the working folder. */
  public String folder() {
    return folder;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Where a place of a token stands in the file's bytes. */
  public int offset(int start) {
    return splices.offset(start);
  }

  /** How many places the file takes: one for each byte, and one behind the last. */
  public int length() {
    return text.length + 1;
  }

  public int count() {
    return count;
  }

  byte[] types() {
    return types;
  }

  byte[] flags() {
    return flags;
  }

  /** Numbers of the spellings; not to be changed. */
  public int[] ids() {
    return ids;
  }

  int[] starts() {
    return starts;
  }

  public int type(int i) {
    return types[i];
  }

  public int flags(int i) {
    return flags[i];
  }

  public int start(int i) {
    return starts[i];
  }

  boolean isWordAt(int i) {
    return Kinds.isWord(types[i]);
  }

  boolean isWhite(int i) {
    return (flags[i] & TokenList.WHITE) != 0;
  }

  public int directives() {
    return directives.count();
  }

  public Kind kind(int directive) {
    return directives.kind(directive);
  }

  /** Place of the directive's {@code #}. */
  public int directiveStart(int directive) {
    return directives.start(directive);
  }

  /** First token of what follows the directive's name. */
  public int first(int directive) {
    return directives.token(directive);
  }

  /** First token behind the directive. */
  public int behind(int directive) {
    return directives.tokenEnd(directive);
  }

  /** What follows the directive's name, as written. */
  public String line(int directive) {
    int from = directives.body(directive);
    return new String(
            text, from, directives.end(directive) - from, java.nio.charset.StandardCharsets.UTF_8)
        .trim();
  }

  /** The arm or the end that follows the arm here; -1 when there is none. */
  public int next(int directive) {
    return next[directive];
  }

  /** The macro that guards the whole file against a second reading; 0 when none does. */
  public int guard() {
    return guard;
  }

  /** What the {@code #define} makes; null when it makes nothing that C knows. */
  public @Nullable Macro macro(int directive) {
    Optional<Macro> known = macros.get(directive);
    if (known == null) {
      known = Optional.ofNullable(MacroReader.read(this, first(directive), behind(directive)));
      macros.set(directive, known);
    }
    return known.orElse(null);
  }

  /** The text of tokens {@code from} to {@code to}, as written. */
  public String text(int from, int to) {
    StringBuilder written = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from && isWhite(i)) {
        written.append(' ');
      }
      written.append(vocabulary.name(ids[i]));
    }
    return written.toString();
  }
}
