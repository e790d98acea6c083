import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.SourceFile;

/** Runs our parser over a list of files: what it accepts, what it finds, how long it takes. */
public final class FrontEnd {
  private static final long STACK = 512L << 20;

  private FrontEnd() {}

  /** accept ROOT LIST OUT | dump ROOT LIST OUT | cold ROOT LIST | warm ROOT LIST PASSES. */
  public static void main(String[] args) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, () -> failure[0] = tried(args), "front end", STACK);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      failure[0].printStackTrace();
      System.exit(1);
    }
  }

  private static Throwable tried(String[] args) {
    try {
      List<String> files = Files.readAllLines(Path.of(args[2]));
      Path root = Path.of(args[1]);
      switch (args[0]) {
        case "accept" -> accept(root, files, args[3]);
        case "dump" -> dump(root, files, args[3]);
        case "cold" -> cold(root, files);
        case "warm" -> warm(root, files, Integer.parseInt(args[3]));
        default -> throw new IllegalArgumentException(args[0]);
      }
      return null;
    } catch (IOException | RuntimeException | Error broken) {
      return broken;
    }
  }

  private static SourceFile read(Path root, String file) throws IOException {
    return SourceFile.of(file, Files.readAllBytes(root.resolve(file)));
  }

  /** One line a file: path, bytes, items, broken items, errors, tokens, dropped tokens, functions, tokens in fragments. */
  private static void accept(Path root, List<String> files, String out) throws IOException {
    try (PrintWriter facts = new PrintWriter(Files.newBufferedWriter(Path.of(out + ".tsv")));
        PrintWriter errors = new PrintWriter(Files.newBufferedWriter(Path.of(out + ".errors")));
        PrintWriter fragments = new PrintWriter(Files.newBufferedWriter(Path.of(out + ".fragments")))) {
      for (String file : files) {
        SourceFile source = read(root, file);
        try {
          Unit unit = Parser.parse(source);
          facts.println(line(file, source, unit, errors) + "\t" + fragments(unit, fragments));
        } catch (RuntimeException | StackOverflowError crash) {
          StackTraceElement[] trace = crash.getStackTrace();
          errors.println(file + ":1:1: CRASH " + crash + (trace.length > 0 ? " at " + trace[0] : ""));
          facts.println(String.join("\t", file, "" + source.bytes().length, "0", "0", "-1", "0", "0", "", "0"));
        }
      }
    }
  }

  private static String line(String file, SourceFile source, Unit unit, PrintWriter errors) {
    List<String> functions = new ArrayList<>();
    int broken = 0;
    for (Decl decl : unit.declarations()) {
      switch (decl) {
        case Decl.Function function -> functions.add(function.name());
        case Decl.Macro macro when macro.body() != null -> functions.add(nameOf(macro));
        case Decl.Broken lost -> broken++;
        default -> {}
      }
    }
    for (Unit.SyntaxError error : unit.errors()) {
      errors.println(error.where() + ": " + error.message());
    }
    return String.join("\t", file, "" + source.bytes().length, "" + unit.declarations().size(), "" + broken,
        "" + unit.errors().size(), "" + tokens(source.bytes()), "" + unit.droppedTokens(),
        String.join(" ", functions));
  }

  /** How many tokens stand in macro arguments that are neither expression nor type, and a line for each of those. */
  private static int fragments(Unit unit, PrintWriter list) {
    int[] tokens = new int[1];
    for (Decl decl : unit.declarations()) {
      Children.walk(decl, node -> {
        if (node instanceof Expr.Fragment fragment) {
          tokens[0] += fragment.end() - fragment.at();
          list.println(unit.place(fragment.at()) + ": " + fragment.text().replaceAll("\\s+", " "));
        }
      });
    }
    return tokens[0];
  }

  /** SYSCALL_DEFINE1(open, ...): as ctags has it the macro, and as a reader has it the first argument. */
  private static String nameOf(Decl.Macro macro) {
    return !macro.arguments().isEmpty() && macro.arguments().get(0) instanceof Expr.Name name
        ? macro.macro() + "/" + name.id()
        : macro.macro();
  }

  /** Roughly the tokens outside comments and directives, counted here so that the parser is not asked. */
  private static int tokens(byte[] text) {
    int count = 0;
    boolean lineStart = true;
    for (int i = 0; i < text.length; ) {
      int end = after(text, i, lineStart);
      byte c = text[i];
      if (c == '\n') {
        lineStart = true;
      } else if (c > ' ' && !(c == '/' && end > i + 1) && !(c == '#' && lineStart) && c != '\\') {
        count++;
        lineStart = false;
      }
      i = end;
    }
    return count;
  }

  /** Where the token, comment or directive that starts at {@code i} ends. */
  private static int after(byte[] text, int i, boolean lineStart) {
    byte c = text[i];
    byte next = i + 1 < text.length ? text[i + 1] : 0;
    int end = i + 1;
    if (c == '/' && next == '*') {
      for (end = i + 3; end < text.length && !(text[end] == '/' && text[end - 1] == '*'); end++) {}
      return Math.min(end + 1, text.length);
    }
    if (c == '/' && next == '/' || c == '#' && lineStart) {
      while (end < text.length && (text[end] != '\n' || text[end - 1] == '\\')) {
        end++;
      }
      return end;
    }
    if (c == '"' || c == '\'') {
      for (; end < text.length && text[end] != c && text[end] != '\n'; end++) {
        if (text[end] == '\\') {
          end++;
        }
      }
      return Math.min(end + 1, text.length);
    }
    while (Character.isJavaIdentifierPart(c) && end < text.length && Character.isJavaIdentifierPart(text[end])) {
      end++;
    }
    if ((c == '-' && next == '>') || (c == next && "+-&|<>=".indexOf(c) >= 0)) {
      return i + 2;
    }
    return end;
  }

  /** Locals, casts and calls: kind, file, line, column, name. */
  private static void dump(Path root, List<String> files, String out) throws IOException {
    try (PrintWriter facts = new PrintWriter(Files.newBufferedWriter(Path.of(out)))) {
      for (String file : files) {
        Unit unit = Parser.parse(read(root, file));
        for (Decl decl : unit.declarations()) {
          Children.walk(decl, node -> see(unit, node, facts));
        }
      }
    }
  }

  private static void see(Unit unit, Node at, PrintWriter facts) {
    switch (at) {
      case Stmt.Declaration local when local.declaration() instanceof Decl.Variable variable ->
          fact(unit, "local", variable, variable.name(), facts);
      case Expr.Cast cast -> fact(unit, "cast", cast, "", facts);
      case Expr.Call call -> call(unit, call, facts);
      default -> {}
    }
  }

  private static void call(Unit unit, Expr.Call call, PrintWriter facts) {
    switch (call.callee()) {
      case Expr.Name name -> fact(unit, "call", name, name.id(), facts);
      case Expr.Member member -> fact(unit, "member", member, member.field(), facts);
      default -> fact(unit, "callx", call.callee(), "", facts);
    }
  }

  private static void fact(Unit unit, String kind, Node node, String name, PrintWriter facts) {
    var place = unit.place(node.at());
    facts.println(String.join("\t", kind, place.file(), "" + place.line(), "" + place.column(), name));
  }

  private static void cold(Path root, List<String> files) throws IOException {
    long items = 0;
    for (String file : files) {
      items += Parser.parse(read(root, file)).declarations().size();
    }
    System.out.println("items " + items);
  }

  /** A line a pass: CPU nanoseconds of this thread, of the process (JIT and GC included), and wall. */
  private static void warm(Path root, List<String> files, int passes) throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (String file : files) {
      sources.add(read(root, file));
    }
    var threads = ManagementFactory.getThreadMXBean();
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (int pass = 0; pass < passes; pass++) {
      long items = 0;
      long thread = threads.getCurrentThreadCpuTime();
      long all = process.getProcessCpuTime();
      long wall = System.nanoTime();
      for (SourceFile source : sources) {
        items += Parser.parse(source).declarations().size();
      }
      System.out.println("pass " + (threads.getCurrentThreadCpuTime() - thread) + " "
          + (process.getProcessCpuTime() - all) + " " + (System.nanoTime() - wall) + " " + items);
    }
  }
}
