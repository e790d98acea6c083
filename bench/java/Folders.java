import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.report.JsonReport;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Progress;

/** Judges folders of a tree, each by itself, in one process. */
public final class Folders {
  private static final int TOLD = 20;
  private static final double SECOND = 1e9;

  private Folders() {}

  /**
   * LIST DATABASE: a line of LIST is a report to write, a tree and the files of it to judge, TABs
   * between; DATABASE is "-" to read them as they are written. The CPU seconds that it takes go to
   * a file beside the report, ".cpu" behind its name.
   */
  public static void main(String[] args) throws IOException {
    Session session = Session.standard();
    boolean written = args[1].equals("-");
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    int done = 0;
    for (String line : lines) {
      List<String> words = List.of(line.split("\t"));
      double before = cpu();
      Request request =
          new Request(
              Path.of(words.get(1)),
              words.subList(2, words.size()),
              Kernel.of("6.1"),
              2,
              written ? null : args[1],
              null,
              null,
              null,
              written ? Exactness.OFF : Exactness.AUTO,
              List.of());
      Outcome outcome = session.run(request, Progress.NONE);
      try (Writer out = Files.newBufferedWriter(Path.of(words.getFirst()))) {
        new JsonReport("bench").write(outcome, out);
      }
      double spent = cpu() - before;
      Files.writeString(
          Path.of(words.getFirst() + ".cpu"), String.format(Locale.ROOT, "%.1f", spent));
      if (++done % TOLD == 0 || done == lines.size()) {
        System.err.printf(
            Locale.ROOT, "bench: %d of %d folders, %.0f CPU s%n", done, lines.size(), cpu());
      }
    }
  }

  /** CPU seconds of this process. */
  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / SECOND;
  }
}
