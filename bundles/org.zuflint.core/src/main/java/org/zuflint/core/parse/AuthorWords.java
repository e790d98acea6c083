package org.zuflint.core.parse;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.Options;
import org.zuflint.core.kernel.KernelWords;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.macro.Staying;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.Vocabulary;

/**
 * Which macros stay words in a unit that is analysed. The analysis knows the kernel by the names
 * that its headers offer, and takes what it does not know for a function that may do anything; the
 * assembly and the tricks that such names are made of would tell it less, and wrongly: {@code
 * get_user()} sleeps, its assembly does not. A driver's own macros are what they are made of.
 */
final class AuthorWords implements Staying {
  private static final String ROOT_MARK = "include/linux/kconfig.h";

  private final Vocabulary vocabulary;
  private final List<String> foreign = new ArrayList<>();

  AuthorWords(Vocabulary vocabulary, Options options, Compiler compiler) {
    this.vocabulary = vocabulary;
    compiler.folders().forEach(folder -> foreign.add(folder.endsWith("/") ? folder : folder + "/"));
    for (String include : options.includes()) {
      if (include.endsWith(ROOT_MARK)) {
        String root = include.substring(0, include.length() - ROOT_MARK.length());
        for (String start : List.of(root, "", "./")) {
          foreign.add(start + "include/");
          foreign.add(start + "arch/");
        }
      }
    }
  }

  /** Whether a file belongs to the kernel, the compiler or the system, not to the driver. */
  boolean isForeign(TokenFile file) {
    String path = file.source().path();
    return foreign.stream()
        .anyMatch(start ->
            path.startsWith(start) && (!start.endsWith("arch/") || path.contains("/include/")));
  }

  @Override
  public boolean stays(Macro macro, TokenFile file, MacroTable macros) {
    String name = vocabulary.name(macro.name());
    if (KernelWords.has(name)) {
      return true;
    }
    if (!macro.isFunction()) {
      return isConstant(name, macro) || (MacroShape.isAlias(macro) && tells(name, file));
    }
    return isForeign(file) && (KernelWords.tells(name) || isCall(name, macro, file, macros));
  }

  private boolean tells(String name, TokenFile file) {
    return isForeign(file) && KernelWords.tells(name);
  }

  /** What the configuration decides is decided; tables and notes for modules are no code. */
  private static boolean isCall(String name, Macro macro, TokenFile file, MacroTable macros) {
    return !file.source().path().endsWith(ROOT_MARK)
        && (name.startsWith("EXPORT_")
            || name.startsWith("MODULE_")
            || MacroShape.isCall(macro, macros));
  }

  /** Numbers that have a name in capitals are shown by it; those of the configuration count. */
  private static boolean isConstant(String name, Macro macro) {
    boolean capitals = name.chars().noneMatch(Character::isLowerCase);
    return capitals
        && !name.startsWith("_")
        && !name.startsWith("CONFIG_")
        && MacroShape.isConstant(macro);
  }
}
