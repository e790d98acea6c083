package org.zuflint.app.picture;

import java.util.Locale;
import org.zuflint.model.CostKind;
import org.zuflint.sim.calibrate.Calibrated;
import org.zuflint.sim.calibrate.Calibration;

/** What a calibration found, and how far to trust it. */
public final class CalibrationText {
  private CalibrationText() {}

  /** A line for each cost. */
  public static String of(Calibrated calibrated) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "mean error %.2f %% in the best of %d searches, %.2f %% in the worst%n",
            100 * calibrated.best().error(),
            calibrated.fits().size(),
            100 * calibrated.fits().getLast().error()));
    text.append("cost              value   among equally good searches\n");
    for (CostKind kind : Calibration.readOff()) {
      double value = calibrated.best().costs().of(kind);
      text.append(
          String.format(
              Locale.ROOT, "%-16s %6.3f   read off one thread%n", kind.getLiteral(), value));
    }
    for (Calibrated.Spread spread : calibrated.spreads()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-16s %6.3f   %.3f to %.3f%s%n",
              spread.kind().getLiteral(),
              spread.value(),
              spread.low(),
              spread.high(),
              spread.identified() ? "" : "   not identifiable from these measurements"));
    }
    return text.toString();
  }
}
