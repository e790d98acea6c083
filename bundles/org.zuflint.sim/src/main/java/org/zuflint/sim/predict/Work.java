package org.zuflint.sim.predict;

import java.util.Collections;
import java.util.List;
import org.zuflint.model.CostKind;
import org.zuflint.model.Operation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Demand;

/**
 * What an operation of a driver does to page tables.
 *
 * @param inserted pages inserted by one operation
 * @param zaps pages of each zap, in order
 * @param overwrites pages of each insert over live PTEs, in order
 */
public record Work(int inserted, List<Integer> zaps, List<Integer> overwrites) {
  /** One page inserted and zapped: what the mail's table measures, as far as it tells. */
  public static final Work PAGE = new Work(1, List.of(1), List.of());

  public Work {
    zaps = List.copyOf(zaps);
    overwrites = List.copyOf(overwrites);
  }

  /** The work of {@code operation} on local vmas and others alike. */
  public static Work of(Operation operation) {
    int inserted =
        operation.getSteps().stream()
            .filter(step -> step.getKind() == StepKind.INSERT)
            .mapToInt(step -> step.getPages() * step.getTimes())
            .sum();
    return new Work(inserted, each(operation, StepKind.ZAP), each(operation, StepKind.OVERWRITE));
  }

  /** What it asks of a machine with {@code costs}, where the flag does what {@code flag} says. */
  public Demand demand(PatchSemantics flag, Costs costs) {
    boolean zapsLocal = flag == PatchSemantics.INTENDED || flag == PatchSemantics.RELAXED;
    boolean overwritesLocal = flag != PatchSemantics.NONE;
    int wide = (zapsLocal ? 0 : zaps.size()) + (overwritesLocal ? 0 : overwrites.size());
    double extra = (pages() - 1) * costs.of(CostKind.INSERT_PAGE);
    for (int pages : zaps) {
      extra += invalidation(pages, costs);
    }
    for (int pages : overwrites) {
      extra += invalidation(pages, costs);
    }
    // One page and its invalidation are part of the cost of an operation.
    extra -= costs.of(CostKind.INVALIDATE_PAGE);
    return new Demand(Math.max(0, extra), zaps.size() + overwrites.size() - wide, wide);
  }

  private int pages() {
    return Math.max(1, inserted + overwrites.stream().mapToInt(Integer::intValue).sum());
  }

  /** Beyond the ceiling the kernel flushes everything: flush_tlb_mm_range(). */
  private static double invalidation(int pages, Costs costs) {
    return Math.min(pages, costs.of(CostKind.FLUSH_CEILING)) * costs.of(CostKind.INVALIDATE_PAGE);
  }

  private static List<Integer> each(Operation operation, StepKind kind) {
    return operation.getSteps().stream()
        .filter(step -> step.getKind() == kind)
        .flatMap(step -> Collections.nCopies(step.getTimes(), step).stream())
        .map(Step::getPages)
        .toList();
  }
}
