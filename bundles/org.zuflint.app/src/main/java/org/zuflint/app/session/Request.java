package org.zuflint.app.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Exactness;
import org.zuflint.core.driver.Kernel;

/**
 * What a user asks for; what it leaves open, zuflint.toml decides.
 *
 * @param base what relative paths are relative to
 * @param paths files and folders as the user wrote them
 * @param kernel the kernel to judge by, null to take it from zuflint.toml or the tree around the
 *     paths
 * @param jobs how many may work at once, 0 for what zuflint.toml says or one for each CPU
 * @param database a compile_commands.json or its folder that limits the request, or null
 * @param config a configuration file, null for the zuflint.toml upward from the first path
 * @param baseline a baseline file, null for the one zuflint.toml names, if any
 * @param machine where gains are predicted, a .zmm file or "mail", null for what zuflint.toml says
 * @param exactness whether files are read as their compilers see them, null for what zuflint.toml
 *     says
 * @param rules folders and packs of rules that are not ours, beside those of zuflint.toml
 * @param includes globs from {@code base}: when there are any, they stand for those of zuflint.toml
 * @param excludes globs from {@code base}: what matches is left out, beside what zuflint.toml
 *     leaves out
 * @param command the compiler's command line of one of the files, its last word, started in {@code
 *     base}; empty when it is not known
 * @param cache a folder to keep answers in, "off", or null for what zuflint.toml says
 */
public record Request(
    Path base,
    List<String> paths,
    @Nullable Kernel kernel,
    int jobs,
    @Nullable String database,
    @Nullable String config,
    @Nullable String baseline,
    @Nullable String machine,
    @Nullable Exactness exactness,
    List<String> rules,
    List<String> includes,
    List<String> excludes,
    List<String> command,
    @Nullable String cache) {
  public Request {
    paths = List.copyOf(paths);
    rules = List.copyOf(rules);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    command = List.copyOf(command);
    if (jobs < 0) {
      throw new IllegalArgumentException("jobs: " + jobs + " (0 leaves it open)");
    }
  }

  /** A request that leaves it to zuflint.toml which files count, and how they are compiled. */
  public Request(
      Path base,
      List<String> paths,
      @Nullable Kernel kernel,
      int jobs,
      @Nullable String database,
      @Nullable String config,
      @Nullable String baseline,
      @Nullable String machine,
      @Nullable Exactness exactness,
      List<String> rules) {
    this(
        base, paths, kernel, jobs, database, config, baseline, machine, exactness, rules, List.of(),
        List.of(), List.of(), null);
  }

  /** A request that leaves configuration, baseline and machine open. */
  public Request(
      Path base, List<String> paths, @Nullable Kernel kernel, int jobs, @Nullable String database) {
    this(base, paths, kernel, jobs, database, null, null, null, null, List.of());
  }

  /** The same for those files that {@code includes} and {@code excludes} leave. */
  public Request selecting(List<String> includes, List<String> excludes) {
    return new Request(
        base, paths, kernel, jobs, database, config, baseline, machine, exactness, rules, includes,
        excludes, command, cache);
  }

  /** The same, and one of the files is known to be compiled by {@code command}. */
  public Request compiledBy(List<String> command) {
    return new Request(
        base, paths, kernel, jobs, database, config, baseline, machine, exactness, rules, includes,
        excludes, command, cache);
  }

  /** The same with what is said of the cache. */
  public Request caching(@Nullable String cache) {
    return new Request(
        base, paths, kernel, jobs, database, config, baseline, machine, exactness, rules, includes,
        excludes, command, cache);
  }

  /** A request for {@code paths} with nothing else said. */
  public static Request of(Path base, List<String> paths) {
    return new Request(base, paths, null, 0, null);
  }
}
