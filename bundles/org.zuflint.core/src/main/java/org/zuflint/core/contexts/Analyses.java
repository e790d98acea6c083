package org.zuflint.core.contexts;

import org.zuflint.core.driver.Kernel;
import org.zuflint.core.flow.Bodies;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;

/** What every walk of a run shares. */
public record Analyses(
    Program program, Relevance relevance, Bodies bodies, Kernel kernel, Faults faults) {
  /** Told of a walk that broke: which stage, on what, why. */
  public interface Faults {
    void add(String stage, String on, Throwable cause);
  }
}
