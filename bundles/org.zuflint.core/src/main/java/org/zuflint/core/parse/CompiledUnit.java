package org.zuflint.core.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.KernelWords;
import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;
import org.zuflint.core.preprocess.Places;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.macro.Expansions;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;
import org.zuflint.grammar.GnuCLexer;

/**
 * A unit as its compiler sees it, with what stands in the kernel's headers left out: tokens are
 * where the author wrote them.
 */
final class CompiledUnit implements Unit {
  private static final List<Arm> WHOLE = List.of(new Arm(0, 0, "", true));

  private final SourceFile file;
  private final List<Decl> declarations;
  private final List<SyntaxError> errors;
  private final List<Define> defines;
  private final List<Include> includes;
  private final List<Comment> comments;
  private final Places places;
  private final TokenFile main;
  private final UnaryOperator<String> shown;
  private final int dropped;

  /** Number of the first token that is kept; what the arrays begin with. */
  private final int first;

  private final int[] authors;
  private final Map<Place, List<Expansion>> expansions = new TreeMap<>();
  private final @Nullable String[] macros;

  /**
   * A unit.
   *
   * @param file the file as it is shown to the user
   * @param own the tokens of declarations that are kept
   * @param shown from the name of a file as the compiler knows it to the one shown
   */
  CompiledUnit(
      SourceFile file,
      Preprocessed unit,
      List<Decl> declarations,
      List<SyntaxError> errors,
      List<Define> defines,
      BitSet own,
      int dropped,
      UnaryOperator<String> shown) {
    this.file = file;
    this.declarations = List.copyOf(declarations);
    this.errors = List.copyOf(errors);
    this.defines = List.copyOf(defines);
    this.places = unit.places();
    this.main = unit.main();
    this.shown = shown;
    this.dropped = dropped;
    first = own.isEmpty() ? unit.tokens().count() : own.nextSetBit(0);
    int count = unit.tokens().count() - first;
    authors = new int[count];
    macros = new String[count];
    for (int i = 0; i < count; i++) {
      authors[i] = unit.author(first + i);
      macros[i] = macro(unit, first + i);
      if (macros[i] != null
          && own.get(first + i)
          && unit.tokens().type(first + i) == GnuCLexer.IDENT) {
        chain(unit, first + i);
      }
    }
    Lexed lexed = Lexer.lex(file.bytes());
    comments = comments(file, lexed.comments());
    includes = includes(file, lexed.directives());
  }

  private static @Nullable String macro(Preprocessed unit, int token) {
    Expansions expansions = unit.expansions();
    int outermost = expansions.outermost(unit.tokens().from(token));
    return outermost == 0 ? null : unit.vocabulary().name(expansions.name(outermost));
  }

  /** Notes the macros that made the token if the kernel knows it; the first such token counts. */
  private void chain(Preprocessed unit, int token) {
    Place where = place(token);
    if (expansions.containsKey(where)
        || !KernelWords.has(unit.vocabulary().name(unit.tokens().id(token)))) {
      return;
    }
    Expansions all = unit.expansions();
    List<Expansion> chain = new ArrayList<>();
    int spelled = unit.tokens().spell(token);
    for (int from = unit.tokens().from(token); from != 0; from = all.parent(from)) {
      Place in = place(places, spelled, main, file, shown);
      chain.addFirst(new Expansion(unit.vocabulary().name(all.name(from)), in));
      spelled = all.place(from);
    }
    expansions.put(where, List.copyOf(chain));
  }

  private static List<Comment> comments(SourceFile file, int[] ends) {
    List<Comment> all = new ArrayList<>(ends.length / 2);
    for (int i = 0; i < ends.length; i += 2) {
      String text = file.text(ends[i], ends[i + 1]);
      all.add(new Comment(ends[i], ends[i + 1], file.place(ends[i]), text));
    }
    return all;
  }

  private static List<Include> includes(SourceFile file, Directives directives) {
    List<Include> all = new ArrayList<>();
    for (int i = 0; i < directives.count(); i++) {
      if (directives.kind(i) == Directives.Kind.INCLUDE) {
        String text = file.text(directives.body(i), directives.end(i)).trim();
        Include include = IncludeLine.of(text, file.place(directives.start(i)), 0);
        if (include != null) {
          all.add(include);
        }
      }
    }
    return all;
  }

  @Override
  public SourceFile file() {
    return file;
  }

  @Override
  public List<Decl> declarations() {
    return declarations;
  }

  /** Those that stay names in the text, and those that their bodies name. */
  @Override
  public List<Define> defines() {
    return defines;
  }

  @Override
  public List<Include> includes() {
    return includes;
  }

  @Override
  public List<Comment> comments() {
    return comments;
  }

  @Override
  public List<SyntaxError> errors() {
    return errors;
  }

  @Override
  public Place place(int at) {
    int i = at - first;
    if (i < 0 || i >= authors.length) {
      return file.place(i < 0 ? 0 : file.bytes().length);
    }
    return place(places, authors[i], main, file, shown);
  }

  /** The place with number {@code place} under the name that is shown. */
  static Place place(
      Places places, int place, TokenFile main, SourceFile file, UnaryOperator<String> shown) {
    TokenFile in = places.file(place);
    Place where = places.place(place);
    String name = in == main ? file.path() : shown.apply(where.file());
    return new Place(name, where.line(), where.column());
  }

  @Override
  public @Nullable String macro(int at) {
    int i = at - first;
    return i < 0 || i >= macros.length ? null : macros[i];
  }

  @Override
  public Map<Place, List<Expansion>> expansions() {
    return expansions;
  }

  @Override
  public int arm(int at) {
    return 0;
  }

  @Override
  public List<Arm> arms() {
    return WHOLE;
  }

  @Override
  public int droppedTokens() {
    return dropped;
  }
}
