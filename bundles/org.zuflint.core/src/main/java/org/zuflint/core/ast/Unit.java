package org.zuflint.core.ast;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** One parsed file: its tree, and what the tree's token indexes mean. */
public interface Unit {
  /** In a name of a macro's body: where two tokens are pasted. */
  String SEAM = "__seam__";

  SourceFile file();

  List<Decl> declarations();

  /** {@code #define}s in the order written, arms of every condition included. */
  List<Define> defines();

  /**
   * The same, perhaps without some that are hexadecimal numbers, or nothing, and that have no other
   * definition: register maps are megabytes of them.
   */
  default List<Define> telling() {
    return defines();
  }

  List<Include> includes();

  List<Comment> comments();

  /** What could not be parsed, in the order of the file. */
  List<SyntaxError> errors();

  /** Where the token stands that the author wrote (exact mode: the outermost expansion). */
  Place place(int at);

  /** The macro whose expansion made the token, or null. */
  @Nullable String macro(int at);

  /**
   * The macros behind each place where one of the driver's own made a word that the kernel knows:
   * the one that stands there, the one in its body, and so on.
   */
  Map<Place, List<Expansion>> expansions();

  /** The innermost {@code #if} arm the token stands in; 0 is outside of every condition. */
  int arm(int at);

  /** Arms by number; 0 is the whole file. */
  List<Arm> arms();

  /** How many tokens the tagger dropped from the grammar's view (attributes, unkept arms). */
  int droppedTokens();

  /**
   * {@code #define name body} or, with {@code parameters}, {@code #define name(parameters) body}.
   */
  record Define(
      int at, String name, @Nullable List<String> parameters, String body, Place where, int arm) {
    /** The name of the parameters' {@code ...}, null when they have none. */
    public static @Nullable String rest(List<String> parameters) {
      String last = parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
      if (!last.endsWith("...")) {
        return null;
      }
      String name = last.substring(0, last.length() - 3).trim();
      return name.isEmpty() ? "__VA_ARGS__" : name;
    }
  }

  /** A macro that was replaced; {@code where} in its body the next one, or the word, stands. */
  record Expansion(String macro, Place where) {}

  /** {@code #include "path"} ({@code quoted}) or {@code <path>}. */
  record Include(String path, boolean quoted, Place where, int arm) {}

  /** A comment with its delimiters. {@code offset} is its first byte. */
  record Comment(int offset, int end, Place where, String text) {}

  /** {@code words} are the names in what was passed over, sorted. */
  record SyntaxError(Place where, String message, List<String> words) {}

  /**
   * One branch of a condition. Arms of the same {@code group} exclude each other.
   *
   * @param parent the arm the condition stands in
   * @param group number of the {@code #if ... #endif}
   * @param condition what holds in this arm as written: {@code "ifdef CONFIG_X"}, {@code "if A"},
   *     {@code "elif B"}, {@code "else"}
   * @param exhaustive whether the group ends with an {@code #else}, so that one of its arms is
   *     always taken
   */
  record Arm(int parent, int group, String condition, boolean exhaustive) {}
}
