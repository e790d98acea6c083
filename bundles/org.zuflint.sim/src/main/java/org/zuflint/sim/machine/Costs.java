package org.zuflint.sim.machine;

import java.util.Arrays;
import java.util.Map;
import org.zuflint.model.CostKind;

/** One number for each kind of cost, in the unit of the kind. */
public final class Costs {
  private final double[] values;

  private Costs(double[] values) {
    this.values = values;
  }

  /** Every kind must be there. */
  public static Costs of(Map<CostKind, Double> values) {
    double[] all = new double[CostKind.VALUES.size()];
    Arrays.fill(all, Double.NaN);
    values.forEach((kind, value) -> all[kind.getValue()] = value);
    for (CostKind kind : CostKind.VALUES) {
      if (Double.isNaN(all[kind.getValue()])) {
        throw new IllegalArgumentException("no cost '" + kind.getLiteral() + "'");
      }
    }
    return new Costs(all);
  }

  /** The number for {@code kind}. */
  public double of(CostKind kind) {
    return values[kind.getValue()];
  }

  /** The same costs but for one kind. */
  public Costs with(CostKind kind, double value) {
    double[] changed = values.clone();
    changed[kind.getValue()] = value;
    return new Costs(changed);
  }
}
