package org.zuflint.core.contexts;

import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.owned.Drivers;
import org.zuflint.core.program.Program;

/**
 * The folders of providers whose contract is not settled. For a vma that has the flag the driver is
 * looked for in folders around its provider's too: one inside the other, or two side by side in a
 * third.
 */
public final class Folders {
  private final Set<String> unsettled = new TreeSet<>();
  private final Set<String> local = new TreeSet<>();

  /** Those whose code or macros mention VM_LOCAL_CPU. */
  public static Folders flagged(Program program) {
    Folders folders = new Folders();
    program.flagged().forEach(folder -> folders.add(folder, true));
    return folders;
  }

  public void add(String folder, boolean hasFlag) {
    unsettled.add(folder);
    if (hasFlag) {
      local.add(folder);
    }
  }

  /** Whether it is the folder of one of those providers itself. */
  public boolean has(String folder) {
    return unsettled.contains(folder);
  }

  /** Whether what is in this folder may be about a vma of those. */
  public boolean related(String folder) {
    return unsettled.contains(folder)
        || local.stream().anyMatch(other -> Drivers.near(other, folder));
  }
}
