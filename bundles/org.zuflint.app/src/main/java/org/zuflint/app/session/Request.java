package org.zuflint.app.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Kernel;

/**
 * What a user asks for.
 *
 * @param base what relative paths are relative to
 * @param paths files and folders as the user wrote them
 * @param kernel the kernel to judge by, null to take it from the tree around the paths
 * @param threads how many may work at once
 * @param database a compile_commands.json or its folder that limits the request, or null
 */
public record Request(
    Path base,
    List<String> paths,
    @Nullable Kernel kernel,
    int threads,
    @Nullable String database) {
  public Request {
    paths = List.copyOf(paths);
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (at least 1)");
    }
  }

  /** A request for {@code paths} with nothing else said. */
  public static Request of(Path base, List<String> paths) {
    return new Request(base, paths, null, Runtime.getRuntime().availableProcessors(), null);
  }
}
