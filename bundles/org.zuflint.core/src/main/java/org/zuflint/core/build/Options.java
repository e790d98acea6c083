package org.zuflint.core.build;

import java.util.List;
import org.zuflint.core.preprocess.Settings;

/**
 * What of gcc's command line decides what the compiler sees. Everything else of the line is passed
 * over.
 *
 * @param compiler the program, as called
 * @param folder where it was started
 * @param file the C file, as given; empty when there is none
 * @param quoteFolders {@code -iquote}
 * @param folders {@code -I}
 * @param systemFolders {@code -isystem}
 * @param afterFolders {@code -idirafter}
 * @param given {@code -D} and {@code -U} as directives
 * @param includes {@code -include}
 * @param macroFiles {@code -imacros}
 * @param prefixes {@code -fmacro-prefix-map} and {@code -ffile-prefix-map}, the last first
 * @param dialect the options that change the compiler's own macros: {@code -std=}, {@code -m...},
 *     {@code -f...}, {@code -O...}
 * @param ownHeaders whether the compiler's own folders are searched, too
 * @param strict {@code -std=c11} and its kind, without GNU's extensions
 */
public record Options(
    String compiler,
    String folder,
    String file,
    List<String> quoteFolders,
    List<String> folders,
    List<String> systemFolders,
    List<String> afterFolders,
    String given,
    List<String> includes,
    List<String> macroFiles,
    List<Settings.Prefix> prefixes,
    List<String> dialect,
    boolean ownHeaders,
    boolean strict) {
  public Options {
    quoteFolders = List.copyOf(quoteFolders);
    folders = List.copyOf(folders);
    systemFolders = List.copyOf(systemFolders);
    afterFolders = List.copyOf(afterFolders);
    includes = List.copyOf(includes);
    macroFiles = List.copyOf(macroFiles);
    prefixes = List.copyOf(prefixes);
    dialect = List.copyOf(dialect);
  }
}
