package org.zuflint.core.program;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.Source;

/** Reads all files, several at a time, and links them into a {@link Program}. */
public final class ProgramReader {
  private ProgramReader() {}

  /**
   * Reads and links. Runs in the common pool of the calling thread.
   *
   * @param broken told of each file that could not be read or failed, in no order
   * @param progress told (done, total); answers 0 to stop
   */
  public static Program read(
      List<? extends Source> sources,
      BiConsumer<Integer, Exception> broken,
      IntBinaryOperator progress) {
    AtomicInteger done = new AtomicInteger();
    List<FileFacts> files =
        IntStream.range(0, sources.size())
            .parallel()
            .mapToObj(file -> {
              if (progress.applyAsInt(done.incrementAndGet(), sources.size()) == 0) {
                throw new CancellationException("stopped while reading");
              }
              return facts(sources.get(file), file, broken);
            })
            .toList();
    return new Program(sources, files);
  }

  private static FileFacts facts(Source source, int file, BiConsumer<Integer, Exception> broken) {
    try {
      return FileReader.read(Parser.parse(source), file);
    } catch (IOException | RuntimeException lost) {
      broken.accept(file, lost);
      return FileFacts.none(file);
    }
  }
}
