package org.zuflint.app.custom;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.source.Place;

/** Java to class files, in process, with Eclipse's compiler; a JDK's own is not needed. */
final class RuleCompiler {
  /** ECJ in the form of Emacs: place and message, the line, a mark below it. */
  private static final Pattern PROBLEM =
      Pattern.compile("(?m)^(.*\\.java):(\\d+): error: (.*)\\R((?:[ \\t].*\\R?)*)");

  private static final Pattern EDGE = Pattern.compile("(?m)^\\t|\\s+$");

  private RuleCompiler() {}

  /**
   * Compiles the sources of a folder.
   *
   * @param work an empty folder to work in
   * @return from path to bytes
   * @throws Refusal with file, line and the line's text for each error
   */
  static SortedMap<String, byte[]> compile(RulesFolder folder, Path work) throws IOException {
    SortedMap<String, Path> sources = folder.sources();
    Path api = work.resolve("api.jar");
    ApiClasses.writeJar(api);
    Path out = Files.createDirectories(work.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-21", "-proc:none", "-nowarn", "-g", "-parameters", "-Xemacs", "-encoding"));
    arguments.addAll(List.of("UTF-8", "-classpath", api.toString(), "-d", out.toString()));
    sources.values().forEach(source -> arguments.add(source.toString()));
    StringWriter said = new StringWriter();
    boolean compiled =
        BatchCompiler.compile(
            arguments.toArray(String[]::new), new PrintWriter(said), new PrintWriter(said), null);
    if (!compiled) {
      throw new Refusal(problems(folder, sources, said.toString()));
    }
    return classes(out);
  }

  private static List<Remark> problems(
      RulesFolder folder, SortedMap<String, Path> sources, String said) {
    List<Remark> problems = new ArrayList<>();
    Matcher problem = PROBLEM.matcher(said);
    while (problem.find()) {
      String file = problem.group(1);
      int line = Integer.parseInt(problem.group(2));
      int indent = indent(Path.of(file), line);
      for (Map.Entry<String, Path> source : sources.entrySet()) {
        if (source.getValue().toString().equals(file)) {
          file = folder.shown(source.getKey());
        }
      }
      String shown = EDGE.matcher(problem.group(4)).replaceAll("");
      Place where = new Place(file, line, indent + column(shown));
      problems.add(new Remark(where, problem.group(3) + (shown.isEmpty() ? "" : "\n" + shown)));
    }
    return problems.isEmpty() ? List.of(Remark.of(folder.shown(), said.strip())) : problems;
  }

  /** How many blanks the compiler has left out at the beginning of a line. */
  private static int indent(Path file, int line) {
    try (Stream<String> lines = Files.lines(file)) {
      String text = lines.skip(line - 1L).findFirst().orElse("");
      return text.length() - text.stripLeading().length();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the mark below the line begins. */
  private static int column(String shown) {
    int mark = shown.lastIndexOf('\n');
    return mark < 0 ? 1 : Math.max(1, shown.indexOf('^', mark) - mark);
  }

  private static SortedMap<String, byte[]> classes(Path out) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> classes.put(out.relativize(file).toString().replace('\\', '/'), read(file)));
    }
    return classes;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
