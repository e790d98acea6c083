import java.util.List;
import java.util.function.Predicate;
import org.zuflint.sim.calibrate.Calibration;
import org.zuflint.sim.calibrate.Effort;
import org.zuflint.sim.calibrate.Fit;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.calibrate.Measurement;
import org.zuflint.sim.machine.Priced;

/**
 * How well rows of the mail's table are predicted that a calibration has not seen: {@code few} keeps
 * four thread counts, {@code one} leaves out one after the other. Arguments: which, operations to
 * judge with, and the effort: restarts, members, generations, operations.
 */
public final class HeldOut {
  private static final List<Integer> KEPT = List.of(1, 4, 12, 36);

  private HeldOut() {}

  public static void main(String[] args) {
    int judge = Integer.parseInt(args[1]);
    Effort effort =
        new Effort(
            Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]),
            Integer.parseInt(args[5]));
    if (args[0].equals("few")) {
      report("2,8,18,24,48", row -> KEPT.contains(row.threads()), judge, effort);
      return;
    }
    // One thread cannot be left out: three costs are read off it.
    Mail.table().stream().map(Measurement::threads).distinct().filter(threads -> threads > 1)
        .forEach(out -> report("" + out, row -> row.threads() != out, judge, effort));
  }

  /** Prints the rows left out, their mean error and that of the speed-up, as shares. */
  private static void report(String out, Predicate<Measurement> kept, int judge, Effort effort) {
    Priced mail = Priced.of(Mail.machine());
    List<Measurement> seen = Mail.table().stream().filter(kept).toList();
    List<Measurement> unseen = Mail.table().stream().filter(kept.negate()).toList();
    Fit best = new Calibration(mail.shape(), seen).fits(effort, 1).getFirst();
    double sum = 0;
    for (Measurement row : unseen) {
      var played = Calibration.play(mail.shape(), best.costs(), row, judge);
      sum += Math.abs(played.opsPerSecond() / row.opsPerSecond() - 1);
      sum += Math.abs(played.latencyMicros() / row.latencyMicros() - 1);
    }
    System.out.println(out + " " + sum / 2 / unseen.size() + " " + best.error());
  }
}
