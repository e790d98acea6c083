package org.zuflint.core.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.build.TreeParser;
import org.zuflint.core.parse.conditions.Conditions;
import org.zuflint.core.parse.conditions.Kept;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.share.Shared;
import org.zuflint.core.parse.share.SharedTrees;
import org.zuflint.core.parse.tag.Brackets;
import org.zuflint.core.parse.tag.Tagged;
import org.zuflint.core.parse.tag.Tagger;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;
import org.zuflint.grammar.GnuCLexer;

/**
 * Makes a tree of C as it is written, before any preprocessor. A broken declaration costs itself,
 * not the next one.
 */
public final class Parser {
  private final IntFunction<Place> places;
  private final Tokens tokens;
  private final Brackets brackets;
  private final TreeParser parser;
  private final Tagger tagger;
  private final List<Decl> declarations = new ArrayList<>();
  private final List<Unit.SyntaxError> errors = new ArrayList<>();

  private Parser(Tokens tokens, IntFunction<Place> places) {
    this.places = places;
    this.tokens = tokens;
    brackets = Brackets.of(tokens);
    parser = new TreeParser(tokens);
    tagger = new Tagger(tokens, brackets);
  }

  /** A class of each library that parsing needs. */
  public static List<Class<?>> parts() {
    return List.of(GnuCLexer.class, GnuCLexer.class.getSuperclass());
  }

  /** The source's tree: as its compiler sees it when that is known, else as it is written. */
  public static Unit parse(Source source) throws IOException {
    return source instanceof CompiledSource compiled ? compiled.unit() : parse(source.read());
  }

  /** The file's tree; whatever the bytes are, it is one. */
  public static Unit parse(SourceFile file) {
    Lexed lexed = Lexer.lex(file.bytes());
    Kept kept = Conditions.resolve(lexed);
    KnownMacros.learn(lexed);
    Tokens tokens = lexed.tokens();
    Parser parser = new Parser(tokens, token -> file.place(tokens.start(token)));
    parser.declarations();
    parser.unclosed(lexed, file);
    return new ParsedUnit(
        file,
        List.copyOf(parser.declarations),
        List.copyOf(parser.errors),
        lexed.directives(),
        lexed.comments(),
        lexed.tokens().startsOfAll(),
        kept,
        kept.dropped() + parser.tagger.dropped());
  }

  /** The tree of a unit that the preprocessor has seen: what is a type is known, not guessed. */
  public static Compiled parse(Preprocessed unit, SharedTrees trees) {
    Tokens tokens = CompiledTokens.of(unit);
    Shared shared = new Shared(trees, tokens);
    Parser rest = null;
    List<Compiled.External> externals = new ArrayList<>();
    int at = 0;
    while (at < tokens.count()) {
      List<Decl> made = shared.at(at);
      if (made != null) {
        externals.add(new Compiled.External(at, made));
        at = shared.end();
      } else {
        if (rest == null) {
          rest = new Parser(tokens, token -> unit.places().place(unit.author(token)));
        }
        int known = rest.declarations.size();
        at = rest.declaration(at);
        List<Decl> read = rest.declarations;
        externals.add(new Compiled.External(0, List.copyOf(read.subList(known, read.size()))));
      }
    }
    List<Unit.SyntaxError> errors = rest == null ? List.of() : rest.errors;
    int dropped = shared.dropped() + (rest == null ? 0 : rest.tagger.dropped());
    return new Compiled(unit, externals, errors, dropped);
  }

  /**
   * The tree of a unit.
   *
   * @param foreign the files whose macros are none of the driver's
   * @param passed those of which only the names of types are wanted
   */
  static Unit parse(
      SourceFile file,
      Preprocessed unit,
      Predicate<TokenFile> foreign,
      Predicate<TokenFile> passed,
      UnaryOperator<String> shown) {
    IntFunction<Place> numbered =
        place -> CompiledUnit.place(unit.places(), place, unit.main(), file, shown);
    Parser parser =
        new Parser(CompiledTokens.of(unit), token -> numbered.apply(unit.author(token)));
    BitSet own = parser.own(unit, passed);
    return new CompiledUnit(
        file,
        unit,
        parser.declarations,
        parser.errors,
        OwnDefines.of(unit, foreign, numbered),
        own,
        parser.tagger.dropped(),
        shown);
  }

  /** Reads what is not passed; the tokens of it. */
  private BitSet own(Preprocessed unit, Predicate<TokenFile> passed) {
    HeaderWalk headers = new HeaderWalk(tokens, brackets, tagger);
    BitSet own = new BitSet();
    TokenFile in = null;
    boolean pass = false;
    int at = 0;
    while (at < tokens.count()) {
      TokenFile now = unit.places().file(unit.author(at));
      if (now != in) {
        in = now;
        pass = passed.test(now);
      }
      int next = pass ? headers.behind(at) : declaration(at);
      if (!pass) {
        own.set(at, next);
      }
      at = next;
    }
    return own;
  }

  /** The text as one expression, as a macro's body may be; null when it is none. */
  public static @Nullable Expr expression(String text) {
    Lexed lexed = Lexer.lex(text.getBytes(StandardCharsets.UTF_8));
    Tokens tokens = lexed.tokens();
    if (tokens.count() == 0) {
      return null;
    }
    Tagger tagger = new Tagger(tokens, Brackets.of(tokens));
    return new TreeParser(tokens).wholeExpression(tagger.expression(0));
  }

  /** Behind a comment that is never closed nothing is read. */
  private void unclosed(Lexed lexed, SourceFile file) {
    int from = lexed.unclosed();
    if (from >= 0) {
      byte[] hidden = Arrays.copyOfRange(file.bytes(), from + 2, file.bytes().length);
      Tokens words = Lexer.lex(hidden).tokens();
      String message = "a comment that is never closed begins here";
      errors.add(new Unit.SyntaxError(file.place(from), message, names(words, 0, words.count())));
      declarations.add(new Decl.Broken(tokens.count(), tokens.count(), null, message));
    }
  }

  private void declarations() {
    int at = 0;
    while (at < tokens.count()) {
      at = declaration(at);
    }
  }

  /** Reads the external declaration at {@code at}; where the next one starts. */
  private int declaration(int at) {
    Tagged words = tagger.declaration(at);
    int end = tagger.end();
    List<Decl> made = words.count() == 0 ? List.of() : parser.declaration(words);
    if (made == null) {
      end = broken(at, words);
    } else {
      declarations.addAll(made);
    }
    return Math.max(end, at + 1);
  }

  /** Notes the error and tells where to go on. */
  private int broken(int from, Tagged words) {
    int error = words.token(Math.min(parser.understood(), words.count()));
    int end = Math.max(from + 1, tagger.recover(from, error));
    int shown = Math.min(error, tokens.count() - 1);
    String what = error < tokens.count() ? "'" + tokens.spelling(error) + "'" : "end of file";
    String message = parser.isTooDeep() ? "nested too deeply" : "unexpected " + what;
    Place place = places.apply(shown);
    errors.add(new Unit.SyntaxError(place, message, names(tokens, from, end)));
    declarations.add(new Decl.Broken(from, end, functionName(from, end), message));
    return end;
  }

  private static List<String> names(Tokens tokens, int from, int end) {
    SortedSet<String> names = new TreeSet<>();
    for (int i = from; i < end && i < tokens.count(); i++) {
      if (tokens.type(i) == GnuCLexer.IDENT) {
        names.add(tokens.spelling(i));
      }
    }
    return List.copyOf(names);
  }

  /** The word before the first parenthesis that a body may follow. */
  private @Nullable String functionName(int from, int end) {
    for (int i = from + 1; i < end && tokens.type(i) != GnuCLexer.LBRACE; i++) {
      if (tokens.type(i) == GnuCLexer.LPAREN && tokens.type(i - 1) == GnuCLexer.IDENT) {
        return tokens.spelling(i - 1);
      }
    }
    return null;
  }
}
