package org.zuflint.core.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.zuflint.core.ast.Unit.Define;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.macro.MacroTable.Definition;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.Vocabulary;
import org.zuflint.core.source.Place;
import org.zuflint.grammar.GnuCLexer;

/** The driver's own macros whose names are left in a unit's text, and those that these name. */
final class OwnDefines {
  private final MacroTable macros;
  private final Vocabulary vocabulary;
  private final Predicate<TokenFile> foreign;
  private final IntFunction<Place> places;
  private final List<Define> defines = new ArrayList<>();
  private final Set<Integer> seen = new TreeSet<>();
  private final Deque<Definition> waiting;

  private OwnDefines(Preprocessed unit, Predicate<TokenFile> foreign, IntFunction<Place> places) {
    this.macros = unit.macros();
    this.vocabulary = unit.vocabulary();
    this.foreign = foreign;
    this.places = places;
    waiting = new ArrayDeque<>(unit.macros().stayed());
  }

  static List<Define> of(
      Preprocessed unit, Predicate<TokenFile> foreign, IntFunction<Place> places) {
    OwnDefines own = new OwnDefines(unit, foreign, places);
    unit.macros().stayed().forEach(stayed -> own.seen.add(stayed.macro().name()));
    while (!own.waiting.isEmpty()) {
      own.add(own.waiting.poll());
    }
    unit.zeros().forEach(own::zero);
    return own.defines;
  }

  /** Whoever defines it: what comes out is what counts. */
  private void zero(String name) {
    defines.removeIf(define -> define.name().equals(name));
    Definition definition = macros.defined(vocabulary.id(name));
    if (definition != null) {
      Place where = places.apply(definition.base() + start(definition));
      defines.add(new Define(0, name, null, "0", where, 0));
    }
  }

  /** Where the line of a definition starts in its file. */
  private static int start(Definition definition) {
    TokenFile file = definition.file();
    for (int i = 0; i < file.directives(); i++) {
      if (file.kind(i) == Kind.DEFINE && file.macro(i) == definition.macro()) {
        return file.directiveStart(i);
      }
    }
    return 0;
  }

  private void add(Definition stayed) {
    TokenFile file = stayed.file();
    if (foreign.test(file)) {
      return;
    }
    Macro macro = stayed.macro();
    for (int i = 0; i < file.directives(); i++) {
      if (file.kind(i) == Kind.DEFINE && file.macro(i) == macro) {
        Place where = places.apply(stayed.base() + file.directiveStart(i));
        Define define = DefineLine.of(file.line(i), 0, where, 0);
        if (define != null) {
          defines.add(define);
        }
      }
    }
    for (int i = 0; i < macro.body().count(); i++) {
      boolean word = macro.body().type(i) == GnuCLexer.IDENT && macro.role(i) == Macro.PLAIN;
      if (word && seen.add(macro.body().id(i))) {
        Definition inner = macros.defined(macro.body().id(i));
        if (inner != null) {
          waiting.add(inner);
        }
      }
    }
  }
}
