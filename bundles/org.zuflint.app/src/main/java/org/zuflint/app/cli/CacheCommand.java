package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.cache.Store;
import org.zuflint.app.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zuflint cache}: what is kept of earlier runs. */
@Command(
    name = "cache",
    header = "Show what is kept of earlier runs, or clear it.",
    description = {
      "%nEvery face keeps its answers, and what it has read of each file, by the content of the"
          + " files, in $ZUFLINT_CACHE, else $XDG_CACHE_HOME/zuflint, else ~/.cache/zuflint. An"
          + " answer is given again only by the same zuflint, to the same question, about the same"
          + " contents. Clearing costs time, nothing else.%n"
    })
final class CacheCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--clear", description = "Delete it all.")
  private boolean clear;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The folder, when it is not the usual one.")
  private @Nullable Path folder;

  CacheCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Cache usual = terminal.cache();
    Store store = (folder == null ? usual : usual.in(folder)).store();
    if (store == null) {
      terminal.print("no cache: no home folder is known; name one with --cache\n");
      return 0;
    }
    Store.Contents contents = store.contents();
    String size =
        String.format(
            Locale.ROOT,
            "%,d %s, %.1f MB",
            contents.entries(),
            contents.entries() == 1 ? "entry" : "entries",
            contents.bytes() / 1e6);
    if (clear) {
      store.clear();
      terminal.print(contents.folder() + ": deleted " + size + "\n");
    } else {
      long most = Math.round(Store.BYTES_MAX / 1e6);
      terminal.print(contents.folder() + ": " + size + " of at most " + most + " MB\n");
    }
    return 0;
  }
}
