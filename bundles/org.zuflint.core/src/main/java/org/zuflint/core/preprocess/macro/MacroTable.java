package org.zuflint.core.preprocess.macro;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.Macro.Kind;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.Vocabulary;

/** The macros defined at one moment of one unit. */
public final class MacroTable {
  private record Saved(@Nullable Macro macro, int base, @Nullable TokenFile file) {}

  private final Vocabulary vocabulary;
  private @Nullable Macro[] all;
  private @Nullable Macro[] open;
  private @Nullable TokenFile[] files;
  private int[] bases;
  private boolean[] asked;
  private boolean[] disabled;
  private final Map<Integer, Deque<Saved>> pushed = new TreeMap<>();
  private final Staying staying;
  private final List<Definition> stayed = new ArrayList<>();

  /** A definition, its file, and the place of the file's first byte. */
  public record Definition(Macro macro, TokenFile file, int base) {}

  /** A table with the macros that the preprocessor knows by itself. */
  public MacroTable(Vocabulary vocabulary, Staying staying) {
    this.vocabulary = vocabulary;
    this.staying = staying;
    int size = vocabulary.size();
    all = new Macro[size];
    open = new Macro[size];
    files = new TokenFile[size];
    bases = new int[size];
    asked = new boolean[size];
    disabled = new boolean[size];
    builtIn("__FILE__", Kind.FILE);
    builtIn("__LINE__", Kind.LINE);
    builtIn("__COUNTER__", Kind.COUNTER);
    builtIn("__BASE_FILE__", Kind.BASE_FILE);
    builtIn("__INCLUDE_LEVEL__", Kind.INCLUDE_LEVEL);
    builtIn("__DATE__", Kind.DATE);
    builtIn("__TIME__", Kind.TIME);
    builtIn("__TIMESTAMP__", Kind.DATE);
    builtIn("_Pragma", Kind.PRAGMA);
    for (String question : Questions.NAMES) {
      int id = vocabulary.id(question);
      define(Macro.builtIn(id, Kind.QUESTION), 0, null);
      open[id] = null;
    }
  }

  private void builtIn(String name, Kind kind) {
    define(Macro.builtIn(vocabulary.id(name), kind), 0, null);
  }

  private void grow(int id) {
    if (id >= all.length) {
      int size = Math.max(vocabulary.size(), id + 1);
      all = Arrays.copyOf(all, size);
      open = Arrays.copyOf(open, size);
      files = Arrays.copyOf(files, size);
      bases = Arrays.copyOf(bases, size);
      asked = Arrays.copyOf(asked, size);
      disabled = Arrays.copyOf(disabled, size);
    }
  }

  /** Defines a macro of {@code file}, whose first byte has the place {@code base}. */
  public void define(Macro macro, int base, @Nullable TokenFile file) {
    int id = macro.name();
    grow(id);
    all[id] = macro;
    bases[id] = base;
    files[id] = file;
    open[id] = macro;
    asked[id] = file == null;
  }

  public void undefine(int id) {
    if (id < all.length) {
      all[id] = null;
      open[id] = null;
    }
  }

  public boolean isDefined(int id) {
    return id < all.length && all[id] != null;
  }

  /** The macro; null when it is not defined. */
  public @Nullable Macro macro(int id) {
    return id < all.length ? all[id] : null;
  }

  /** The macro that text is searched for; null for those that stay names. */
  public @Nullable Macro open(int id) {
    Macro macro = id < open.length ? open[id] : null;
    return macro == null || asked[id] ? macro : ask(id, macro);
  }

  private @Nullable Macro ask(int id, Macro macro) {
    asked[id] = true;
    TokenFile file = files[id];
    if (file != null && staying.stays(macro, file, this)) {
      open[id] = null;
      stayed.add(new Definition(macro, file, bases[id]));
    }
    return open[id];
  }

  /** The definition that a file gave; null when none did. */
  public @Nullable Definition defined(int id) {
    Macro macro = macro(id);
    TokenFile file = id < files.length ? files[id] : null;
    return macro == null || file == null ? null : new Definition(macro, file, bases[id]);
  }

  /** The definitions whose names stay in the text, in the order in which they were first used. */
  public List<Definition> stayed() {
    return stayed;
  }

  /** Place of the first byte of the file that defines it. */
  int base(int id) {
    return bases[id];
  }

  boolean isDisabled(int id) {
    return disabled[id];
  }

  void disable(int id, boolean on) {
    disabled[id] = on;
  }

  /** {@code #pragma push_macro}. */
  public void push(int id) {
    grow(id);
    pushed
        .computeIfAbsent(id, fresh -> new ArrayDeque<>())
        .push(new Saved(all[id], bases[id], files[id]));
  }

  /** {@code #pragma pop_macro}. */
  public void pop(int id) {
    Deque<Saved> saved = pushed.get(id);
    if (saved == null || saved.isEmpty()) {
      return;
    }
    Saved last = saved.pop();
    if (last.macro == null) {
      undefine(id);
    } else {
      define(last.macro, last.base, last.file);
    }
  }
}
