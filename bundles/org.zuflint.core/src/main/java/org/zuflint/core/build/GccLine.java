package org.zuflint.core.build;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.Settings;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.source.SourceFile;

/** Reads gcc's command line tolerantly: what is not understood is passed over. */
public final class GccLine {
  /** Options whose value is the next word, as gcc 12 has them, and clang's. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          """
          -o -x -MF -MT -MQ -Xlinker -Xassembler -Xpreprocessor -T -Tbss -Tdata -Ttext -u -z -L -l -B -e -h
          -A -F -J -R -aux-info -wrapper -isysroot -iprefix -iwithprefix -iwithprefixbefore -imultilib -imultiarch
          -specs -dumpbase -dumpbase-ext -dumpdir -arch -target -Xclang -mllvm --param --assert --dump --dumpbase
          --dumpbase-ext --dumpdir --embed-dir --entry --for-assembler --for-linker --include-prefix
          --include-with-prefix --include-with-prefix-after --include-with-prefix-before --language
          --library-directory --machine --output --prefix --specs --sysroot
          """
              .strip()
              .split("\\s+"));

  /** GNU's long names of options that count here. */
  private static final Map<String, String> SHORT =
      Map.of(
          "--define-macro", "-D",
          "--undefine-macro", "-U",
          "--include-directory", "-I",
          "--include-directory-after", "-idirafter",
          "--include", "-include",
          "--imacros", "-imacros",
          "--no-standard-includes", "-nostdinc",
          "--std", "-std=",
          "--ansi", "-ansi");

  private static final Set<String> WRAPPERS = Set.of("ccache", "distcc", "sccache", "icecc", "env");
  private static final int MOST_FILES = 100;

  private final Command command;
  private final Disk disk;
  private final Deque<String> words;
  private final List<String> quoteFolders = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> systemFolders = new ArrayList<>();
  private final List<String> afterFolders = new ArrayList<>();
  private final List<String> includes = new ArrayList<>();
  private final List<String> macroFiles = new ArrayList<>();
  private final List<Settings.Prefix> prefixes = new ArrayList<>();
  private final List<String> dialect = new ArrayList<>();
  private final StringBuilder given = new StringBuilder();
  private String file = "";
  private boolean ownHeaders = true;
  private boolean strict;
  private int responseFiles;

  private GccLine(Command command, Disk disk) {
    this.command = command;
    this.disk = disk;
    words = new ArrayDeque<>(command.words());
  }

  /** Reads a command; response files come from {@code disk}. */
  public static Options read(Command command, Disk disk) throws IOException {
    GccLine line = new GccLine(command, disk);
    String compiler = line.compiler();
    while (!line.words.isEmpty()) {
      line.word(shortened(line.words.pop()));
    }
    return new Options(
        compiler,
        command.folder(),
        line.file,
        line.quoteFolders,
        line.folders,
        line.systemFolders,
        line.afterFolders,
        line.given.toString(),
        line.includes,
        line.macroFiles,
        line.prefixes,
        line.dialect,
        line.ownHeaders,
        line.strict);
  }

  /** The program itself, behind what only starts it. */
  private String compiler() {
    while (words.size() > 1) {
      String word = words.peek();
      String name = word.substring(word.lastIndexOf('/') + 1);
      if (!WRAPPERS.contains(name) && !name.matches("[A-Za-z_]\\w*=.*")) {
        break;
      }
      words.pop();
    }
    return words.isEmpty() ? "gcc" : words.pop();
  }

  /** The option under its short name. */
  private static String shortened(String word) {
    if (!word.startsWith("--")) {
      return word;
    }
    int equals = word.indexOf('=');
    String option = SHORT.get(equals < 0 ? word : word.substring(0, equals));
    return option == null ? word : equals < 0 ? option : option + word.substring(equals + 1);
  }

  private void word(String word) throws IOException {
    if (word.startsWith("@") && word.length() > 1) {
      response(word);
    } else if (!word.startsWith("-")) {
      if (word.matches(".*\\.(c|i|h)")) {
        file = word;
      }
    } else if (!folder(word) && !macro(word) && !dialect(word) && WITH_VALUE.contains(word)) {
      value("");
    }
  }

  private void response(String word) throws IOException {
    SourceFile response = disk.read(command.folder(), word.substring(1));
    if (response == null || ++responseFiles > MOST_FILES) {
      return;
    }
    List<String> more = ShellWords.ofFile(response.text(0, response.bytes().length));
    for (int i = more.size() - 1; i >= 0; i--) {
      words.push(more.get(i));
    }
  }

  /** The rest of the option's word, or the next word. */
  private String value(String rest) {
    return !rest.isEmpty() ? rest : words.isEmpty() ? "" : words.pop();
  }

  private @Nullable String value(String word, String option) {
    return word.startsWith(option) ? value(word.substring(option.length())) : null;
  }

  private boolean folder(String word) {
    String isystem = value(word, "-isystem");
    if (isystem != null) {
      return systemFolders.add(isystem);
    }
    String iquote = value(word, "-iquote");
    if (iquote != null) {
      return quoteFolders.add(iquote);
    }
    String after = value(word, "-idirafter");
    if (after != null) {
      return afterFolders.add(after);
    }
    if (word.equals("-nostdinc")) {
      ownHeaders = false;
      return true;
    }
    String plain = value(word, "-I");
    if (plain != null && plain.equals("-")) {
      quoteFolders.addAll(folders);
      folders.clear();
      return true;
    }
    return plain != null && folders.add(plain);
  }

  private boolean macro(String word) {
    String include = value(word, "-include");
    if (include != null) {
      return includes.add(include);
    }
    String imacros = value(word, "-imacros");
    if (imacros != null) {
      return macroFiles.add(imacros);
    }
    String defined = value(word, "-D");
    if (defined != null) {
      int equals = defined.indexOf('=');
      String name = equals < 0 ? defined : defined.substring(0, equals);
      String body = equals < 0 ? "1" : defined.substring(equals + 1);
      given.append("#define ").append(name).append(' ').append(firstLine(body)).append('\n');
      return true;
    }
    String undefined = value(word, "-U");
    if (undefined != null) {
      given.append("#undef ").append(firstLine(undefined)).append('\n');
      return true;
    }
    return false;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private boolean dialect(String word) {
    if (word.startsWith("-fplugin") || word.equals("-fsyntax-only")) {
      return true;
    }
    for (String map : List.of("-fmacro-prefix-map=", "-ffile-prefix-map=")) {
      int equals = word.lastIndexOf('=');
      if (word.startsWith(map) && equals >= map.length()) {
        prefixes.addFirst(
            new Settings.Prefix(word.substring(map.length(), equals), word.substring(equals + 1)));
        return true;
      }
    }
    boolean standard = word.startsWith("-std=") || word.equals("-ansi");
    if (standard) {
      strict = word.equals("-ansi") || word.startsWith("-std=c") || word.startsWith("-std=iso");
    }
    if (standard || word.matches("-(f|m|O|pthread|undef|ansi|trad).*")) {
      dialect.add(word);
      return true;
    }
    return false;
  }
}
