import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.zuflint.app.build.CommandFile;
import org.zuflint.app.build.InstalledCompilers;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.GccLine;
import org.zuflint.core.build.Options;
import org.zuflint.core.parse.Compilation;
import org.zuflint.core.parse.Compiled;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.share.SharedTrees;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.Preprocessor;
import org.zuflint.core.preprocess.Settings;
import org.zuflint.core.preprocess.Trouble;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** Preprocesses the units of a kernel build and compares with {@code gcc -E}, token by token. */
public final class Exact {
  private static final long STACK = 512L << 20;

  /** Tokens of declarations that are kept for the next units. */
  private static final long KEPT = 8_000_000;

  /** After so many units one line tells how far it is. */
  private static final int TOLD = 50;

  private static final InstalledCompilers COMPILERS = new InstalledCompilers();
  private static final Disk DISK =
      (folder, path) -> {
        Path file = Path.of(folder).resolve(path);
        return Files.isRegularFile(file) ? SourceFile.of(path, Files.readAllBytes(file)) : null;
      };

  private Exact() {}

  /** compare BUILD LIST OUT THREADS SECONDS | speed BUILD LIST PASSES | options BUILD LIST OUT. */
  public static void main(String[] args) throws Exception {
    List<String> units = Files.readAllLines(Path.of(args[2]));
    Path build = Path.of(args[1]);
    switch (args[0]) {
      case "compare" -> {
        long end = System.nanoTime() + Long.parseLong(args[5]) * 1_000_000_000;
        compare(build, units, Path.of(args[3]), Integer.parseInt(args[4]), end);
      }
      case "options" -> options(build, units, Path.of(args[3]));
      case "speed" -> inThread(() -> speed(build, units, Integer.parseInt(args[3])));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void inThread(Work work) throws Exception {
    Exception[] failure = new Exception[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
              } catch (Exception broken) {
                failure[0] = broken;
              }
            },
            "exact",
            STACK);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private static Options options(Path build, String unit) throws IOException {
    Command command = CommandFile.read(build.resolve(unit), build.toString());
    return GccLine.read(command, DISK);
  }

  private static Settings settings(Options options) {
    return COMPILERS.of(options).settings(options);
  }

  private static TokenFile main(Headers headers, Options options) throws IOException {
    return headers.lex(DISK.read(options.folder(), options.file()));
  }

  // ---- beside gcc

  /** Adds a line for each unit to {@code out}; begins no unit after {@code end}. */
  private static void compare(Path build, List<String> units, Path out, int threads, long end)
      throws Exception {
    Headers headers = new Headers(DISK);
    SharedTrees trees = new SharedTrees(KEPT);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> running = new ArrayList<>();
    try (PrintWriter writer =
        new PrintWriter(
            Files.newBufferedWriter(out, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (int i = 0; i < threads; i++) {
        Thread thread =
            new Thread(
                null,
                () -> {
                  for (int unit = next.getAndIncrement();
                      unit < units.size() && System.nanoTime() < end;
                      unit = next.getAndIncrement()) {
                    String line = compared(headers, trees, build, units.get(unit));
                    synchronized (writer) {
                      writer.println(line);
                      writer.flush();
                    }
                    int count = done.incrementAndGet();
                    if (count % TOLD == 0) {
                      System.err.println("bench: " + count + " of " + units.size() + " units");
                    }
                  }
                },
                "exact-" + i,
                STACK);
        thread.start();
        running.add(thread);
      }
      for (Thread thread : running) {
        thread.join();
      }
    }
  }

  /** unit, outcome, our tokens, declarations, broken ones, first difference or trouble or error. */
  private static String compared(Headers headers, SharedTrees trees, Path build, String unit) {
    try {
      Options options = options(build, unit);
      Preprocessed ours = Preprocessor.run(headers, main(headers, options), settings(options));
      Compiled tree = Parser.parse(ours, trees);
      List<String> theirs = gcc(build, unit);
      String difference = theirs == null ? null : difference(ours, theirs);
      String outcome =
          theirs == null
              ? "gcc failed"
              : difference != null ? "different" : ours.troubles().isEmpty() ? "equal" : "troubled";
      StringBuilder first = new StringBuilder(difference == null ? "" : difference);
      ours.troubles().stream().limit(1).forEach(trouble -> first.append(" ").append(text(trouble)));
      tree.errors().stream()
          .limit(2)
          .forEach(error ->
              first.append(" ").append(error.where()).append(": ").append(error.message()));
      return String.join(
          "\t",
          unit,
          outcome,
          "" + ours.tokens().count(),
          "" + tree.declarations().size(),
          "" + tree.errors().size(),
          first.toString().trim());
    } catch (Exception | StackOverflowError broken) {
      StackTraceElement[] trace = broken.getStackTrace();
      return unit + "\tcrash\t0\t0\t0\t" + broken + (trace.length > 0 ? " at " + trace[0] : "");
    }
  }

  private static String text(Trouble trouble) {
    return trouble.where() + ": " + trouble.message();
  }

  private static String difference(Preprocessed ours, List<String> theirs) {
    int count = ours.tokens().count();
    for (int i = 0; i < Math.max(count, theirs.size()); i++) {
      String mine = i < count ? spelling(ours, i) : "(end)";
      String gcc = i < theirs.size() ? theirs.get(i) : "(end)";
      if (!mine.equals(gcc)) {
        Place where = i < count ? ours.places().place(ours.author(i)) : null;
        return "token "
            + i
            + " "
            + where
            + ": ours "
            + around(i, count, k -> spelling(ours, k))
            + " gcc "
            + around(i, theirs.size(), theirs::get);
      }
    }
    return null;
  }

  private static String around(int at, int count, java.util.function.IntFunction<String> spelling) {
    StringBuilder text = new StringBuilder("[");
    for (int i = Math.max(0, at - 4); i < Math.min(count, at + 5); i++) {
      text.append(i == at ? " >>" : " ").append(spelling.apply(i));
    }
    return text.append(" ]").toString().replace('\n', ' ').replace('\t', ' ');
  }

  private static String spelling(Preprocessed ours, int i) {
    return ours.vocabulary().name(ours.tokens().id(i));
  }

  /** The tokens of gcc -E; its lines for pragmas and line numbers are no tokens. */
  private static List<String> gcc(Path build, String unit)
      throws IOException, InterruptedException {
    Command command = CommandFile.read(build.resolve(unit), build.toString());
    List<String> words = new ArrayList<>(List.of("gcc"));
    List<String> given = command.words();
    for (int i = 1; i < given.size(); i++) {
      String word = given.get(i);
      if (word.equals("-o")) {
        i++;
      } else if (!word.equals("-c") && !word.startsWith("-Wp,-MMD")) {
        words.add(word);
      }
    }
    words.add("-E");
    Path text = Files.createTempFile("unit", ".i");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(build.toFile())
              .redirectOutput(text.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        return null;
      }
      return tokens(Files.readAllBytes(text));
    } finally {
      Files.delete(text);
    }
  }

  private static List<String> tokens(byte[] text) {
    Lexed lexed = Lexer.lexWhole(text);
    Tokens tokens = lexed.tokens();
    List<String> spellings = new ArrayList<>(tokens.count());
    int at = 0;
    for (int d = 0; d < lexed.directives().count(); d++) {
      for (; at < lexed.directives().token(d); at++) {
        spellings.add(tokens.spelling(at));
      }
      at = lexed.directives().tokenEnd(d);
    }
    for (; at < tokens.count(); at++) {
      spellings.add(tokens.spelling(at));
    }
    return spellings;
  }

  private static Compiled tree(Headers headers, Options options, SharedTrees trees)
      throws IOException {
    return Parser.parse(
        Preprocessor.run(headers, main(headers, options), settings(options)), trees);
  }

  // ---- speed

  private interface One {
    long run(Options options) throws IOException;
  }

  /** A line for each pass and way: name, CPU ns of the thread, of the process, what it counted. */
  private static void speed(Path build, List<String> units, int passes) throws IOException {
    Headers headers = new Headers(DISK);
    List<Options> all = new ArrayList<>();
    for (String unit : units) {
      all.add(options(build, unit));
    }
    for (int pass = 0; pass < passes; pass++) {
      timed(
          "preprocess",
          all,
          options ->
              Preprocessor.run(headers, main(headers, options), settings(options))
                  .tokens()
                  .count());
      timed("check", all, options -> Parser.parse(source(headers, options)).declarations().size());
      SharedTrees trees = new SharedTrees(KEPT);
      timed("tree", all, options -> tree(headers, options, trees).externals().size());
      timed("alone", all, options -> tree(headers, options, new SharedTrees(0)).externals().size());
    }
  }

  /** A unit as a check reads it. */
  private static Source source(Headers headers, Options options) throws IOException {
    Source written = Source.of(DISK.read(options.folder(), options.file()));
    return new CompiledSource(
        written,
        new Compilation(options, COMPILERS.of(options), headers, path -> false, path -> path));
  }

  /**
   * Each pass begins with nothing shared; what the units share is made by the first that has it.
   */
  private static void timed(String name, List<Options> all, One one) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long process = system.getProcessCpuTime();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long counted = 0;
    for (Options options : all) {
      counted += one.run(options);
    }
    System.out.println(
        name
            + " "
            + (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
            + " "
            + (system.getProcessCpuTime() - process)
            + " "
            + counted);
  }

  // ---- for peers

  /**
   * By unit: file, folders of the search path, forced includes, file with the macros known before.
   */
  private static void options(Path build, List<String> units, Path out) throws IOException {
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
      for (int i = 0; i < units.size(); i++) {
        Options options = options(build, units.get(i));
        Path macros = out.resolveSibling(out.getFileName() + "." + i + ".h");
        Files.writeString(macros, settings(options).predefined() + options.given());
        Path folder = Path.of(options.folder());
        List<String> folders = new ArrayList<>();
        for (List<String> some : List.of(options.folders(), options.systemFolders())) {
          some.forEach(one -> folders.add(folder.resolve(one).normalize().toString()));
        }
        List<String> includes =
            options.includes().stream()
                .map(one -> folder.resolve(one).normalize().toString())
                .toList();
        writer.println(
            String.join(
                "\t",
                folder.resolve(options.file()).normalize().toString(),
                String.join(";", folders),
                String.join(";", includes),
                macros.toString()));
      }
    }
  }
}
