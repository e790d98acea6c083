package org.zuflint.app.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Tells which rules there are. */
@FunctionalInterface
public interface RuleNames {
  /**
   * The ids of all rules.
   *
   * @param folder what {@code own} is relative to
   * @param own the folders and packs of rules that the settings name
   */
  Collection<String> with(Path folder, List<String> own);
}
