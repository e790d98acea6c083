package org.zuflint.sim.machine;

import java.util.EnumMap;
import java.util.Map;
import org.zuflint.model.Cost;
import org.zuflint.model.CostKind;
import org.zuflint.model.Machine;

/**
 * A machine ready to calculate with. What it does not say has the range of published machines.
 *
 * @param cheap every cost at the low end of its range
 * @param dear every cost at the high end
 * @param exact whether the ends are the same: only then is there a single answer
 */
public record Priced(String name, Shape shape, Costs cheap, Costs dear, boolean exact) {
  /** Prices {@code machine}, which has passed the check. */
  public static Priced of(Machine machine) {
    Map<CostKind, Double> low = new EnumMap<>(CostKind.class);
    Map<CostKind, Double> high = new EnumMap<>(CostKind.class);
    for (CostKind kind : CostKind.VALUES) {
      low.put(kind, Published.of(kind).low());
      high.put(kind, Published.of(kind).high());
    }
    for (Cost cost : machine.getCosts()) {
      low.put(cost.getKind(), cost.isSetLow() ? cost.getLow() : cost.getValue());
      high.put(cost.getKind(), cost.isSetHigh() ? cost.getHigh() : cost.getValue());
    }
    Shape shape = new Shape(machine.getCpus(), machine.getSockets(), machine.getKernel());
    return new Priced(machine.getName(), shape, Costs.of(low), Costs.of(high), low.equals(high));
  }
}
