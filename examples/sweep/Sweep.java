import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zuflint.app.simulate.Studies;
import org.zuflint.model.Driver;
import org.zuflint.model.Operation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Forecast;
import org.zuflint.sim.predict.Forecaster;
import org.zuflint.sim.predict.Work;

/**
 * Changes a saved driver model from Java: from 1 to 64 pages for each operation, with and without
 * VM_LOCAL_CPU, on the mail's machine with 36 threads. Writes the model (driver.zmm), a table
 * (standard output) and a picture (sweep.svg).
 *
 * <p>{@code java -cp 'bundles/org.zuflint.app/target/*:bundles/org.zuflint.app/target/program/*'
 * examples/sweep/Sweep.java FOLDER}
 */
public final class Sweep {
  private static final int THREADS = 36;
  private static final int OPERATIONS = 4000;
  private static final List<PatchSemantics> FLAGS =
      List.of(PatchSemantics.NONE, PatchSemantics.INTENDED);

  /** Pages of an operation, and thousands of operations a second without and with the flag. */
  private record Row(int pages, double without, double with) {}

  private Sweep() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "." : arguments[0]);
    Path file = folder.resolve("driver.zmm");
    Studies.save(Studies.mailDriver(), file);
    Driver driver = Studies.driver(file);
    Forecaster forecaster = new Forecaster(Priced.of(Mail.machine()), OPERATIONS, 1);
    List<Row> rows = new ArrayList<>();
    for (int pages = 1; pages <= 64; pages *= 2) {
      Operation operation = driver.getOperations().getFirst();
      setPages(operation, pages);
      List<Forecast> answers = forecaster.all(Work.of(operation), List.of(THREADS), FLAGS);
      rows.add(new Row(pages, kops(answers.get(0)), kops(answers.get(1))));
    }
    Studies.save(driver, file);
    Files.writeString(folder.resolve("sweep.svg"), picture(rows));
    System.out.println("pages  without kops/s  with kops/s  gain");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%5d  %14.0f  %11.0f  x%.2f%n",
          row.pages,
          row.without,
          row.with,
          row.with / row.without);
    }
  }

  /** A step of the model is an EMF object: change it as you like, then save it or play it. */
  private static void setPages(Operation operation, int pages) {
    for (Step step : operation.getSteps()) {
      if (step.getKind() == StepKind.INSERT || step.getKind() == StepKind.ZAP) {
        step.setPages(pages);
      }
    }
  }

  private static double kops(Forecast forecast) {
    return forecast.best().opsPerSecond() / 1000;
  }

  private static String picture(List<Row> rows) {
    double most = rows.stream().mapToDouble(row -> Math.max(row.with, row.without)).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns='http://www.w3.org/2000/svg' width='520' height='300'");
    svg.append(" font-family='sans-serif' font-size='12'>\n");
    svg.append("<text x='60' y='20'>kops/s over pages of an operation, ").append(THREADS);
    svg.append(" threads</text>\n");
    for (int quarter = 0; quarter <= 4; quarter++) {
      double y = 260 - 55 * quarter;
      svg.append("<path stroke='#ddd' d='M60 ").append(y).append("H420'/>\n");
      svg.append(text(10, y + 4, String.valueOf(Math.round(most * quarter / 4))));
    }
    svg.append(curve(rows, most, false)).append(curve(rows, most, true));
    for (int i = 0; i < rows.size(); i++) {
      svg.append(text(60 + 60 * i, 285, String.valueOf(rows.get(i).pages)));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String curve(List<Row> rows, double most, boolean with) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      double value = with ? rows.get(i).with : rows.get(i).without;
      points.append(String.format(Locale.ROOT, "%d,%.1f ", 60 + 60 * i, 260 - 220 * value / most));
    }
    Row last = rows.getLast();
    double end = 260 - 220 * (with ? last.with : last.without) / most;
    return "<polyline fill='none' stroke='"
        + (with ? "#0072b2" : "#d55e00")
        + "' points='"
        + points.toString().strip()
        + "'/>\n"
        + text(430, end + (with ? -6 : 14), with ? "with" : "without");
  }

  private static String text(double x, double y, String words) {
    return String.format(Locale.ROOT, "<text x='%.0f' y='%.1f'>%s</text>%n", x, y, words);
  }
}
