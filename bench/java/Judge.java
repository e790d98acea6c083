import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zuflint.app.report.JsonReport;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Progress;

/** Judges many small drivers, each by itself, in one process. */
public final class Judge {
  private Judge() {}

  /** LIST: one "FOLDER KERNEL" a line; writes FOLDER/report.json. */
  public static void main(String[] args) throws IOException {
    Session session = Session.standard();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      int space = line.lastIndexOf(' ');
      Path folder = Path.of(line.substring(0, space));
      Kernel kernel = Kernel.of(line.substring(space + 1));
      Request request = new Request(folder, List.of("."), kernel, 2, null);
      Outcome outcome = session.run(request, Progress.NONE);
      try (Writer out = Files.newBufferedWriter(folder.resolve("report.json"))) {
        new JsonReport("bench").write(outcome, out);
      }
    }
  }
}
