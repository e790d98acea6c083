package org.zuflint.app.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.cache.CacheFolder;

/**
 * Where the program's words go.
 *
 * @param in standard input
 * @param out standard output, unbuffered
 * @param err standard error
 * @param outIsScreen whether people see {@code out} as it is written
 * @param errIsScreen the same for {@code err}
 * @param environment the environment variables
 */
public record Terminal(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsScreen,
    boolean errIsScreen,
    Map<String, String> environment) {

  /** The terminal, or what stands for it, of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isScreen(1),
        isScreen(2),
        System.getenv());
  }

  /** Writes all of {@code text} to {@code out}, in UTF-8. */
  public void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Where work is kept that can be done again. */
  public Cache cache() {
    return new Cache(CacheFolder.of(environment), line -> err.println("zuflint: " + line));
  }

  /** The words that start the C compiler that make uses: {@code CC}. */
  public List<String> compiler() {
    String named = environment.getOrDefault("CC", "").strip();
    return named.isEmpty() ? List.of("gcc") : List.of(named.split("\\s+"));
  }

  /** Whether colours are welcome on a screen. */
  public boolean colours() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Whether a line can be rewritten for progress. */
  public boolean rewrites() {
    return errIsScreen && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /**
   * System.console() tells nothing of stderr, and before Java 22 and after it means different
   * things.
   */
  private static boolean isScreen(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException unknown) {
      // Systems without /proc: nothing is rewritten and nothing coloured unless asked for.
      return false;
    }
  }
}
