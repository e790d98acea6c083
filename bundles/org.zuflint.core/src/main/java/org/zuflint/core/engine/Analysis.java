package org.zuflint.core.engine;

import java.util.List;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * What one run has found, sorted, the same whatever the thread count.
 *
 * @param skipped files and regions that were not analysed, and why
 * @param faults our own failures, each with the file or vma it lost
 * @param remarks assumptions that close no clause: not needed, about nobody, or contradicted
 */
public record Analysis(
    List<Finding> findings,
    List<Provider> providers,
    List<Skipped> skipped,
    List<Fault> faults,
    Extent extent,
    List<Step> remarks) {

  /** Without remarks. */
  public Analysis(
      List<Finding> findings,
      List<Provider> providers,
      List<Skipped> skipped,
      List<Fault> faults,
      Extent extent) {
    this(findings, providers, skipped, faults, extent, List.of());
  }

  /** The same with other findings. */
  public Analysis with(List<Finding> others) {
    return new Analysis(others, providers, skipped, faults, extent, remarks);
  }

  /** The same of files of another size. */
  public Analysis with(Extent other) {
    return new Analysis(findings, providers, skipped, faults, other, remarks);
  }

  /** The same with other findings and providers. */
  public Analysis with(List<Finding> others, List<Provider> drivers) {
    return new Analysis(others, drivers, skipped, faults, extent, remarks);
  }

  /** A file (line 0) or an external declaration that was not analysed. */
  public record Skipped(Place where, String reason) {}

  /**
   * A part of zuflint that failed: {@code who} is the rule or stage, {@code on} what it worked on.
   */
  public record Fault(String who, String on, Throwable cause) {}

  /** How much was read. */
  public record Extent(int files, long bytes, long lines, int functions) {}
}
