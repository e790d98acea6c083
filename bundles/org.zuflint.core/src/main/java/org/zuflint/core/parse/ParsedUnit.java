package org.zuflint.core.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.conditions.Kept;
import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** A parsed file. Comments, macros and includes are read off its text when somebody asks. */
final class ParsedUnit implements Unit {
  /** So many names are told apart when numbers are left out. */
  private static final int SOME = 1024;

  private final SourceFile file;
  private final List<Decl> declarations;
  private final List<SyntaxError> errors;
  private final Directives directives;
  private final int[] comments;
  private final int[] starts;
  private final Kept kept;
  private final int dropped;

  ParsedUnit(
      SourceFile file,
      List<Decl> declarations,
      List<SyntaxError> errors,
      Directives directives,
      int[] comments,
      int[] starts,
      Kept kept,
      int dropped) {
    this.file = file;
    this.declarations = declarations;
    this.errors = errors;
    this.directives = directives;
    this.comments = comments;
    this.starts = starts;
    this.kept = kept;
    this.dropped = dropped;
  }

  @Override
  public SourceFile file() {
    return file;
  }

  @Override
  public List<Decl> declarations() {
    return declarations;
  }

  @Override
  public List<Define> defines() {
    List<Define> all = new ArrayList<>();
    for (int i = 0; i < directives.count(); i++) {
      define(i, all);
    }
    return all;
  }

  @Override
  public List<Define> telling() {
    BitSet more = new BitSet(SOME);
    int[] numbers = new int[directives.count()];
    for (int i = 0; i < directives.count(); i++) {
      if (directives.kind(i) == Directives.Kind.DEFINE) {
        int hash = DefineLine.name(file.bytes(), directives.body(i), directives.end(i));
        boolean number = DefineLine.isNumber(file.bytes(), directives.body(i), directives.end(i));
        numbers[i] = number ? hash & (SOME - 1) : -1;
        more.set(hash & (SOME - 1), more.get(hash & (SOME - 1)) || !number);
      }
    }
    List<Define> some = new ArrayList<>();
    for (int i = 0; i < directives.count(); i++) {
      if (numbers[i] < 0 || more.get(numbers[i])) {
        define(i, some);
      }
    }
    return some;
  }

  private void define(int i, List<Define> all) {
    if (directives.kind(i) == Directives.Kind.DEFINE && kept.armOfDirective(i) >= 0) {
      String text = file.text(directives.body(i), directives.end(i));
      Place where = file.place(directives.start(i));
      Define define = DefineLine.of(text, token(i), where, kept.armOfDirective(i));
      if (define != null) {
        all.add(define);
      }
    }
  }

  /** The first kept token behind the directive. */
  private int token(int directive) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < directives.end(directive)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public List<Include> includes() {
    List<Include> all = new ArrayList<>();
    for (int i = 0; i < directives.count(); i++) {
      if (directives.kind(i) == Directives.Kind.INCLUDE && kept.armOfDirective(i) >= 0) {
        String text = file.text(directives.body(i), directives.end(i)).trim();
        Place where = file.place(directives.start(i));
        Include include = IncludeLine.of(text, where, kept.armOfDirective(i));
        if (include != null) {
          all.add(include);
        }
      }
    }
    return all;
  }

  @Override
  public List<Comment> comments() {
    List<Comment> all = new ArrayList<>(comments.length / 2);
    for (int i = 0; i < comments.length; i += 2) {
      String text = file.text(comments[i], comments[i + 1]);
      all.add(new Comment(comments[i], comments[i + 1], file.place(comments[i]), text));
    }
    return all;
  }

  @Override
  public List<SyntaxError> errors() {
    return errors;
  }

  @Override
  public Place place(int at) {
    return file.place(at < starts.length ? starts[at] : file.bytes().length);
  }

  /** Nothing is expanded: every token is the author's, also those in a macro's arguments. */
  @Override
  public @Nullable String macro(int at) {
    return null;
  }

  @Override
  public Map<Place, List<Expansion>> expansions() {
    return Map.of();
  }

  @Override
  public int arm(int at) {
    return kept.armOf(at);
  }

  @Override
  public List<Arm> arms() {
    return kept.arms();
  }

  @Override
  public int droppedTokens() {
    return dropped;
  }
}
