package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * An operation on a vma's PTEs, in one context.
 *
 * @param call the kernel function: {@code zap_vma_ptes}
 * @param path from the entry point to the call
 */
public record Access(Kind kind, String call, Place where, Context context, List<Step> path) {

  /** What is done to the PTEs. */
  public enum Kind {
    INSERT,
    ZAP
  }
}
