package org.zuflint.core.program;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.frozen.Thawing;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.Source;

/**
 * Whether another text of a file can change what an analysis says. All that an analysis knows of a
 * file whose tree it does not look at are the facts; and where in its file something stands counts
 * only as an order.
 */
public final class Likeness {
  /** The name under which records keep a file's number, which is another in each run. */
  static final String NUMBER = "file";

  /** How much a file is. */
  public record Extent(long bytes, int lines, int functions) {}

  private Likeness() {}

  /** The facts of a file, as a notebook gets them. */
  public static byte[] facts(Source source) throws IOException {
    return Freezer.freeze(FileReader.read(Parser.parse(source), 0), NUMBER);
  }

  /**
   * Whether an analysis that looked at neither file's tree, and whose answer names neither, is the
   * same for both.
   *
   * @throws IllegalArgumentException when these are no facts
   */
  public static boolean alike(byte[] one, byte[] other) {
    FileFacts first = thaw(one);
    FileFacts second = thaw(other);
    return isSilent(first)
        && isSilent(second)
        && Arrays.equals(
            Freezer.outline(measured(first), NUMBER), Freezer.outline(measured(second), NUMBER));
  }

  /**
   * How much it is.
   *
   * @throws IllegalArgumentException when these are no facts
   */
  public static Extent extent(byte[] facts) {
    FileFacts thawed = thaw(facts);
    return new Extent(thawed.bytes(), thawed.lines(), thawed.functions().size());
  }

  private static FileFacts thaw(byte[] facts) {
    return Thawing.thaw(facts, FileFacts.class, NUMBER, 0);
  }

  /** Errors and assumptions are told with their places. */
  private static boolean isSilent(FileFacts facts) {
    return facts.errors().isEmpty()
        && facts.assumptions().isEmpty()
        && facts.expansions().isEmpty();
  }

  /** Without what only the run's extent counts. */
  private static FileFacts measured(FileFacts facts) {
    return new FileFacts(
        0,
        facts.functions(),
        facts.tables(),
        facts.structs(),
        facts.typedefs(),
        facts.globals(),
        facts.results(),
        facts.enumerators(),
        facts.defines(),
        facts.registrations(),
        List.of(),
        facts.includes(),
        List.of(),
        facts.mentions(),
        Map.of(),
        0,
        0);
  }
}
