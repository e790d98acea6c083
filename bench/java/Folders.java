import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.report.JsonReport;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Progress;

/** Judges folders of a tree, each by itself, in one process. */
public final class Folders {
  private static final int TOLD = 50;

  private Folders() {}

  /**
   * TREE LIST DATABASE: a line of LIST is a report to write and the files to judge, TABs between;
   * DATABASE is "-" to read them as they are written.
   */
  public static void main(String[] args) throws IOException {
    Session session = Session.standard();
    boolean written = args[2].equals("-");
    int done = 0;
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      List<String> words = List.of(line.split("\t"));
      Request request =
          new Request(
              Path.of(args[0]),
              words.subList(1, words.size()),
              Kernel.of("6.1"),
              2,
              written ? null : args[2],
              null,
              null,
              null,
              written ? Exactness.OFF : Exactness.AUTO,
              List.of());
      Outcome outcome = session.run(request, Progress.NONE);
      try (Writer out = Files.newBufferedWriter(Path.of(words.getFirst()))) {
        new JsonReport("bench").write(outcome, out);
      }
      if (++done % TOLD == 0) {
        System.err.println("bench: " + done + " folders");
      }
    }
  }
}
