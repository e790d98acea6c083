package org.zuflint.core.program;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.source.Source;

/** Reads all files, several at a time, and links them into a {@link Program}. */
public final class ProgramReader {
  private ProgramReader() {}

  /**
   * Reads and links.
   *
   * @param crew who reads
   * @param readings what is known from earlier runs; it learns from this one
   * @param broken told of each file that could not be read or failed, in no order
   * @param progress told (done, total); answers 0 to stop
   */
  public static Program read(
      Crew crew,
      List<? extends Source> sources,
      Readings readings,
      BiConsumer<Integer, Exception> broken,
      IntBinaryOperator progress) {
    AtomicInteger done = new AtomicInteger();
    List<FileFacts> files =
        crew.all(
            sources.size(),
            file -> {
              if (progress.applyAsInt(done.incrementAndGet(), sources.size()) == 0) {
                throw new CancellationException("stopped while reading");
              }
              return facts(sources.get(file), file, readings, broken);
            });
    readings.retain(
        sources.stream().map(Source::path).collect(Collectors.toCollection(TreeSet::new)));
    return new Program(crew, sources, files, readings);
  }

  private static FileFacts facts(
      Source source, int file, Readings readings, BiConsumer<Integer, Exception> broken) {
    try {
      return readings.facts(source, file);
    } catch (IOException | RuntimeException lost) {
      broken.accept(file, lost);
      return FileFacts.none(file);
    }
  }
}
