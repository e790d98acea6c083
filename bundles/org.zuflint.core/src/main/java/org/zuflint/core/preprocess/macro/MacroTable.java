package org.zuflint.core.preprocess.macro;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.Macro.Kind;
import org.zuflint.core.preprocess.text.Vocabulary;

/** The macros defined at one moment of one unit. */
public final class MacroTable {
  private record Saved(@Nullable Macro macro, int base) {}

  private final Vocabulary vocabulary;
  private @Nullable Macro[] all;
  private @Nullable Macro[] open;
  private int[] bases;
  private boolean[] closed;
  private boolean[] disabled;
  private final Map<Integer, Deque<Saved>> pushed = new TreeMap<>();

  /** A table with the macros that the preprocessor knows by itself; {@code kept} stay names. */
  public MacroTable(Vocabulary vocabulary, List<String> kept) {
    this.vocabulary = vocabulary;
    int size = vocabulary.size();
    all = new Macro[size];
    open = new Macro[size];
    bases = new int[size];
    closed = new boolean[size];
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
      define(Macro.builtIn(id, Kind.QUESTION), 0);
      open[id] = null;
    }
    for (String name : kept) {
      int id = vocabulary.id(name);
      grow(id);
      closed[id] = true;
    }
  }

  private void builtIn(String name, Kind kind) {
    define(Macro.builtIn(vocabulary.id(name), kind), 0);
  }

  private void grow(int id) {
    if (id >= all.length) {
      int size = Math.max(vocabulary.size(), id + 1);
      all = Arrays.copyOf(all, size);
      open = Arrays.copyOf(open, size);
      bases = Arrays.copyOf(bases, size);
      closed = Arrays.copyOf(closed, size);
      disabled = Arrays.copyOf(disabled, size);
    }
  }

  /** Defines a macro of the file whose first byte has the place {@code base}. */
  public void define(Macro macro, int base) {
    int id = macro.name();
    grow(id);
    all[id] = macro;
    bases[id] = base;
    open[id] = closed[id] ? null : macro;
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
    return id < open.length ? open[id] : null;
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
    pushed.computeIfAbsent(id, fresh -> new ArrayDeque<>()).push(new Saved(all[id], bases[id]));
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
      define(last.macro, last.base);
    }
  }
}
