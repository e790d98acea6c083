package org.zuflint.core.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zuflint.core.preprocess.text.SearchPath;

/**
 * The folders of a command line in gcc's order.
 *
 * @see <a href="https://gcc.gnu.org/onlinedocs/gcc/Directory-Options.html">Directory Options</a>
 */
final class SearchFolders {
  private SearchFolders() {}

  static SearchPath of(Options options, Compiler compiler) {
    List<String> system = new ArrayList<>(options.systemFolders());
    if (options.ownHeaders()) {
      system.addAll(compiler.folders());
    }
    system.addAll(options.afterFolders());
    Set<String> folders = new LinkedHashSet<>(options.folders());
    system.forEach(folders::remove);
    folders.addAll(system);
    return new SearchPath(options.folder(), distinct(options.quoteFolders()), List.copyOf(folders));
  }

  private static List<String> distinct(List<String> folders) {
    return List.copyOf(new LinkedHashSet<>(folders));
  }
}
