package org.zuflint.app.session;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.zuflint.app.build.Adviser;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.inputs.Shelf;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.program.Readings;
import org.zuflint.core.source.SourceFile;

/**
 * A request that somebody works on: it is answered after every change, saved or not, and what did
 * not change since is neither read nor parsed again. One run at a time; the others wait.
 */
public final class Desk {
  private final Request request;
  private final Shelf shelf = new Shelf();
  private final Session session;
  private boolean begun;

  public Desk(Request request) {
    this(request, Cache.NONE, Adviser.NOBODY);
  }

  /**
   * A desk.
   *
   * @param cache where answers are kept for the next time that the desk is set up
   * @param adviser says how a file is compiled when no build is known
   */
  public Desk(Request request, Cache cache, Adviser adviser) {
    this.request = request;
    session = Session.knowing(Readings.kept(), cache, adviser);
  }

  /**
   * Answers the request.
   *
   * @param open the texts that editors hold and the disk does not have, by the files' real paths
   * @throws org.zuflint.app.config.Refusal when the configuration or the baseline is missing or
   *     wrong
   * @throws java.util.concurrent.CancellationException when {@code progress} says stop
   */
  public synchronized Outcome run(Map<Path, byte[]> open, Progress progress) {
    return session.run(asked(open), inputs -> shelf.shelve(inputs, open), progress);
  }

  /** Later answers need what is in memory only, and texts of editors are nobody else's. */
  private Request asked(Map<Path, byte[]> open) {
    Request asked = begun || !open.isEmpty() ? request.caching(Cache.OFF) : request;
    begun = true;
    return asked;
  }

  /** As {@link Session#again}, with the texts of open editors. */
  public synchronized Function<Map<String, SourceFile>, Analysis> again(
      Map<Path, byte[]> open, Progress progress) {
    Function<Map<String, SourceFile>, Analysis> again =
        session.again(request.caching(Cache.OFF), inputs -> shelf.shelve(inputs, open), progress);
    return changed -> {
      synchronized (this) {
        return again.apply(changed);
      }
    };
  }

  /** Says that files were written, made or deleted. */
  public synchronized void changed(Collection<Path> files) {
    files.forEach(shelf::changed);
  }
}
