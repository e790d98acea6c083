package org.zuflint.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Exactness;
import org.zuflint.core.driver.Kernel;

/**
 * What zuflint.toml says; docs/configuration.md describes it.
 *
 * @param shown the file as shown to the user, empty when there is none
 * @param folder what its paths and globs are relative to, null when there is none
 * @param kernel the kernel to judge by, or null
 * @param jobs how many may work at once, 0 when it does not say
 * @param database a compile_commands.json or its folder, or null
 * @param includes globs: when there are any, only files that match one are analysed
 * @param excludes globs: files that match one are left out
 * @param everywhere whether rules on settings and lifetime look at vmas without the flag, too
 * @param ownRules folders and packs of rules that are not zuflint's
 * @param levels by rule id
 * @param assumptions in the order written
 * @param baseline a baseline file, or null
 * @param machine where gains are predicted: a .zmm file, "mail", or null
 * @param exactness whether files are read as their compilers see them, or null
 * @param cache a folder to keep answers in, "off", or null
 */
public record Settings(
    String shown,
    @Nullable Path folder,
    @Nullable Kernel kernel,
    int jobs,
    @Nullable String database,
    List<String> includes,
    List<String> excludes,
    boolean everywhere,
    List<String> ownRules,
    SortedMap<String, RuleLevel> levels,
    List<Assumption> assumptions,
    @Nullable String baseline,
    @Nullable String machine,
    @Nullable Exactness exactness,
    @Nullable String cache) {
  /** The name that is looked for. */
  public static final String FILE_NAME = "zuflint.toml";

  /** What holds where no file says otherwise. */
  public static final Settings NONE =
      new Settings(
          "",
          null,
          null,
          0,
          null,
          List.of(),
          List.of(),
          false,
          List.of(),
          Collections.emptySortedMap(),
          List.of(),
          null,
          null,
          null,
          null);

  public Settings {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    ownRules = List.copyOf(ownRules);
    levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    assumptions = List.copyOf(assumptions);
  }
}
