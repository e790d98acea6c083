package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.frozen.Moves;
import org.zuflint.core.frozen.Thawing;
import org.zuflint.core.frozen.Twins;
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

  /** The name under which records keep a file's number, which is another in each run. */
  private static final String NUMBER = "file";

  /** What {@link #frozen} has written, of the file that has this number now. */
  static FileFacts thawed(byte[] frozen, int number) {
    return Thawing.thaw(frozen, FileFacts.class, NUMBER, number);
  }

  byte[] frozen() {
    return Freezer.freeze(this, NUMBER);
  }

  /**
   * Whether a run that looks at neither file's tree comes to the same with these facts as with
   * others, but for where things stand; {@code moves} gets that.
   */
  boolean isLike(FileFacts other, Moves moves) {
    return Twins.alike(sized(0, 0), other.sized(0, 0), NUMBER, moves) && moves.keepOrder();
  }

  /** Whether its code or its macros mention VM_LOCAL_CPU. */
  boolean mentionsFlag() {
    return mentions.may(FunctionReader.LOCAL)
        || defines.stream().anyMatch(define -> define.body().contains(FunctionReader.LOCAL));
  }

  /** With another size, which counts nowhere but in a run's extent. */
  private FileFacts sized(long otherBytes, int otherLines) {
    return new FileFacts(
        file,
        functions,
        tables,
        structs,
        typedefs,
        globals,
        results,
        enumerators,
        defines,
        registrations,
        errors,
        includes,
        assumptions,
        mentions,
        expansions,
        otherBytes,
        otherLines);
  }

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
}
