package org.zuflint.app.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.Compilers;
import org.zuflint.core.build.Options;

/**
 * Asks installed compilers for their macros and folders; where none can be asked, what zuflint
 * knows of gcc stands in. A project's files cannot make it start a program of their own: only gcc
 * and clang by name, from the system's folders.
 */
public final class InstalledCompilers implements Compilers {
  private static final Pattern NAME = Pattern.compile("([a-z0-9_]+-)*(cc|gcc|clang)(-[0-9.]+)?");
  private static final List<String> SAFE_FOLDERS = List.of("/usr/", "/opt/");
  private static final Pattern ANSWER = Pattern.compile("^=(\\d+)=", Pattern.MULTILINE);
  private static final long PATIENCE_SECONDS = 30;

  private final ConcurrentHashMap<List<String>, Compiler> known = new ConcurrentHashMap<>();

  @Override
  public Compiler of(Options options) {
    List<String> key = new ArrayList<>(List.of(options.compiler()));
    key.addAll(options.dialect());
    Compiler seen = known.get(key);
    return seen != null ? seen : known.computeIfAbsent(key, fresh -> ask(options));
  }

  private static Compiler ask(Options options) {
    String program = program(options.compiler());
    if (program != null) {
      try {
        Compiler answer = ask(program, options.dialect());
        if (answer != null) {
          return answer;
        }
      } catch (IOException notThere) {
        return BuiltInCompilers.of(options, program + " cannot be started");
      }
    }
    return BuiltInCompilers.of(options, options.compiler() + " was not asked");
  }

  /** The program to start for a compiler's name; null when it may not be started. */
  private static @Nullable String program(String compiler) {
    String name = compiler.substring(compiler.lastIndexOf('/') + 1);
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    Path path = Path.of(compiler).normalize();
    boolean system = SAFE_FOLDERS.stream().anyMatch(path.toString()::startsWith);
    return system && Files.isExecutable(path) ? path.toString() : name;
  }

  private static @Nullable Compiler ask(String program, List<String> dialect) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(dialect);
    command.addAll(List.of("-E", "-dM", "-v", "-x", "c", "-"));
    String said = run(command, "");
    if (said == null) {
      return null;
    }
    StringBuilder macros = new StringBuilder();
    said.lines()
        .filter(InstalledCompilers::isMacro)
        .forEach(line -> macros.append(line).append('\n'));
    return new Compiler(macros.toString(), folders(said), answers(program, dialect), program);
  }

  private static boolean isMacro(String line) {
    return line.startsWith("#define ") && !line.startsWith("#define __has_");
  }

  private static List<String> folders(String said) {
    List<String> folders = new ArrayList<>();
    boolean listed = false;
    for (String line : said.lines().toList()) {
      if (line.startsWith("#include <...>")) {
        listed = true;
      } else if (line.startsWith("End of search list")) {
        listed = false;
      } else if (listed) {
        folders.add(line.trim());
      }
    }
    return folders;
  }

  private static Map<String, Long> answers(String program, List<String> dialect)
      throws IOException {
    List<String> questions = Asked.questions();
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(dialect);
    command.addAll(List.of("-E", "-P", "-x", "c", "-"));
    String said = run(command, Asked.text(questions));
    Map<String, Long> answers = new TreeMap<>();
    Matcher answer = ANSWER.matcher(said == null ? "" : said);
    while (answer.find()) {
      answers.put(questions.get(Integer.parseInt(answer.group(1))), 1L);
    }
    return answers;
  }

  /** What a program says, both ways together; null when it fails. */
  private static @Nullable String run(List<String> command, String input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? said : null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      process.destroy();
    }
  }
}
