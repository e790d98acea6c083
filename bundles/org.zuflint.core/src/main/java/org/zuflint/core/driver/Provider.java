package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.source.Place;

/**
 * A function reached as an mmap handler.
 *
 * @param function its name
 * @param where its definition
 * @param tables where it is registered: {@code "zuf_file_operations.mmap"}
 * @param vmas the vmas it hands out, one for each contract; never empty (a vma with verdict
 *     NoMapping stands for a provider that only refuses or forwards)
 */
public record Provider(String function, Place where, List<Registration> tables, List<Vma> vmas) {
  /** One place that makes the function reachable. */
  public record Registration(String table, Place where) {}
}
