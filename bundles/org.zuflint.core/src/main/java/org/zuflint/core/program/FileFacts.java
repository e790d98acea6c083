package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.source.Place;

/** What is kept of a file while its tree is not in memory. */
record FileFacts(
    int file,
    List<FunctionFacts> functions,
    List<Table> tables,
    Map<String, Struct> structs,
    Map<String, Type> typedefs,
    Map<String, Type> globals,
    Map<String, Type> results,
    Map<String, Expr> enumerators,
    List<Unit.Define> defines,
    List<Registration> registrations,
    List<Unit.SyntaxError> errors,
    List<String> includes,
    List<Assumption> assumptions,
    Mentions mentions,
    Map<Place, List<Unit.Expansion>> expansions,
    long bytes,
    int lines) {

  /** With tables and variables that macros declare. */
  FileFacts with(List<Table> moreTables, Map<String, Type> moreGlobals) {
    List<Table> allTables = new ArrayList<>(tables);
    allTables.addAll(moreTables);
    Map<String, Type> allGlobals = new LinkedHashMap<>(globals);
    moreGlobals.forEach(allGlobals::putIfAbsent);
    return new FileFacts(
        file,
        functions,
        List.copyOf(allTables),
        structs,
        typedefs,
        allGlobals,
        results,
        enumerators,
        defines,
        registrations,
        errors,
        includes,
        assumptions,
        mentions,
        expansions,
        bytes,
        lines);
  }

  /** Of a file that could not be read. */
  static FileFacts none(int file) {
    return new FileFacts(
        file,
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Mentions.NONE,
        Map.of(),
        0,
        0);
  }

  /**
   * The constants and texts of a file's code, by their hashes: enough to say that one is not there
   * without the tree.
   */
  static final class Mentions {
    static final Mentions NONE = new Mentions();

    private int[] hashes = new int[16];
    private int count;

    /** Of a name, when it is spelled as constants are. */
    void name(String name) {
      if (isConstant(name)) {
        text(name);
      }
    }

    void text(String text) {
      if (count == hashes.length) {
        sort();
        hashes = Arrays.copyOf(hashes, Math.max(hashes.length, count * 2));
      }
      hashes[count++] = text.hashCode();
    }

    /** When the file has been read. */
    Mentions sorted() {
      sort();
      hashes = Arrays.copyOf(hashes, count);
      return this;
    }

    private void sort() {
      Arrays.sort(hashes, 0, count);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || hashes[i] != hashes[i - 1]) {
          hashes[kept++] = hashes[i];
        }
      }
      count = kept;
    }

    /** False only when no constant and no text of the file is spelled so. */
    boolean may(String text) {
      return Arrays.binarySearch(hashes, 0, count, text.hashCode()) >= 0;
    }

    static boolean isConstant(String name) {
      return !name.isEmpty() && !Character.isLowerCase(name.charAt(0)) && Harmless.isMacro(name);
    }
  }
}
