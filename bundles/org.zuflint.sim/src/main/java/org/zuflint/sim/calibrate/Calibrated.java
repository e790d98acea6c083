package org.zuflint.sim.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zuflint.model.Cost;
import org.zuflint.model.CostKind;
import org.zuflint.model.Machine;
import org.zuflint.model.ModelFactory;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Published;
import org.zuflint.sim.machine.Shape;

/**
 * The searches of a calibration, put together: the best is taken, the others tell how far to trust
 * it.
 *
 * @param fits best first
 */
public record Calibrated(Calibration calibration, List<Fit> fits) {
  /** Searches whose error is below this many times the best count as equally good. */
  private static final double AS_GOOD = 1.15;

  /** A cost that differs by more than this share among equally good searches is not known. */
  private static final double KNOWN = 0.25;

  /**
   * One cost over equally good searches.
   *
   * @param identified whether these searches agree on it
   */
  public record Spread(CostKind kind, double value, double low, double high, boolean identified) {}

  public Calibrated {
    fits = List.copyOf(fits);
  }

  public Fit best() {
    return fits.getFirst();
  }

  /** How far equally good searches agree, for each kind that was searched for. */
  public List<Spread> spreads() {
    List<Spread> spreads = new ArrayList<>();
    for (CostKind kind : calibration.searched()) {
      double value = best().costs().of(kind);
      double low = value;
      double high = value;
      for (Fit fit : fits) {
        if (fit.error() <= AS_GOOD * best().error()) {
          low = Math.min(low, fit.costs().of(kind));
          high = Math.max(high, fit.costs().of(kind));
        }
      }
      boolean identified = high - low <= KNOWN * Math.max(value, 1e-9);
      spreads.add(new Spread(kind, value, low, high, identified));
    }
    return spreads;
  }

  /** The machine with the best costs, each with where it comes from. */
  public Machine machine(String name, Shape shape, String measurements) {
    Machine machine = ModelFactory.eINSTANCE.createMachine();
    machine.setName(name);
    machine.setCpus(shape.cpus());
    machine.setSockets(shape.sockets());
    machine.setKernel(shape.kernel());
    Costs costs = best().costs();
    for (CostKind kind : CostKind.VALUES) {
      Cost cost = ModelFactory.eINSTANCE.createCost();
      cost.setKind(kind);
      cost.setValue(StrictMath.round(costs.of(kind) * 1e6) / 1e6);
      cost.setSource(source(kind, measurements));
      machine.getCosts().add(cost);
    }
    return machine;
  }

  private String source(CostKind kind, String measurements) {
    for (Spread spread : spreads()) {
      if (spread.kind() == kind) {
        return String.format(
            Locale.ROOT,
            "fitted to %s; %d searches, of which the equally good gave %.3g to %.3g%s",
            measurements,
            fits.size(),
            spread.low(),
            spread.high(),
            spread.identified() ? "" : ": not identifiable");
      }
    }
    if (kind == CostKind.EACH_REQUEST) {
      return "taken to be what handler is: the measurements cannot tell them apart";
    }
    return Calibration.readOff().contains(kind)
        ? "read off the rows with one thread of " + measurements
        : Published.of(kind).source();
  }
}
