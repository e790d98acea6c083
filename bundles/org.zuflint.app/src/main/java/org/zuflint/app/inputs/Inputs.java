package org.zuflint.app.inputs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Kernel;

/**
 * What a request comes down to.
 *
 * @param files each file once, in the order of the request, folders sorted
 * @param troubles what was asked for and cannot be analysed
 * @param notes what is worth knowing and loses nothing
 * @param kernel the version of the kernel tree the paths lie in, null when they lie in none
 */
public record Inputs(
    List<DiskFile> files, List<Remark> troubles, List<Remark> notes, @Nullable Kernel kernel) {
  public Inputs {
    files = List.copyOf(files);
    troubles = List.copyOf(troubles);
    notes = List.copyOf(notes);
  }
}
