import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.model.ILanguage;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.core.parser.IncludeFileContentProvider;
import org.eclipse.cdt.core.parser.ScannerInfo;
import org.eclipse.core.runtime.CoreException;

/** CDT's C parser over the same files, without includes: the peer that is also a Java library. */
public final class CdtParser {
  /** What Joern asks for: both sides of #if, but no image locations and no trivial initializers, for speed. */
  private static final int OPTIONS =
      ILanguage.OPTION_PARSE_INACTIVE_CODE
          | ILanguage.OPTION_NO_IMAGE_LOCATIONS
          | ILanguage.OPTION_SKIP_TRIVIAL_EXPRESSIONS_IN_AGGREGATE_INITIALIZERS;

  private CdtParser() {}

  /** accept ROOT LIST OUT | cold ROOT LIST | warm ROOT LIST PASSES. */
  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(null, () -> run(args), "cdt", 512L << 20);
    thread.start();
    thread.join();
  }

  private static void run(String[] args) {
    try {
      List<String> files = Files.readAllLines(Path.of(args[2]));
      switch (args[0]) {
        case "accept" -> accept(Path.of(args[1]), files, args[3]);
        case "cold" -> cold(Path.of(args[1]), files);
        case "warm" -> warm(Path.of(args[1]), files, Integer.parseInt(args[3]));
        default -> throw new IllegalArgumentException(args[0]);
      }
    } catch (IOException | CoreException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static char[] read(Path root, String file) throws IOException {
    return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.ISO_8859_1).toCharArray();
  }

  private static IASTTranslationUnit parse(String file, char[] text) throws CoreException {
    return GCCLanguage.getDefault().getASTTranslationUnit(FileContent.create(file, text),
        new ScannerInfo(Map.of()), IncludeFileContentProvider.getEmptyFilesProvider(), null, OPTIONS,
        new DefaultLogService());
  }

  /** The same columns as ours where CDT has them: path, bytes, items, -, problems, -, -, functions. */
  private static void accept(Path root, List<String> files, String out) throws IOException, CoreException {
    try (PrintWriter facts = new PrintWriter(Files.newBufferedWriter(Path.of(out + ".tsv")))) {
      for (String file : files) {
        char[] text = read(root, file);
        IASTTranslationUnit unit = parse(file, text);
        Counter counter = new Counter();
        unit.accept(counter);
        facts.println(String.join("\t", file, "" + text.length, "" + unit.getDeclarations().length, "0",
            "" + counter.problems, "0", "0", String.join(" ", counter.functions), "0"));
      }
    }
  }

  private static void cold(Path root, List<String> files) throws IOException, CoreException {
    long items = 0;
    for (String file : files) {
      items += parse(file, read(root, file)).getDeclarations().length;
    }
    System.out.println("items " + items);
  }

  private static void warm(Path root, List<String> files, int passes) throws IOException, CoreException {
    List<char[]> texts = new ArrayList<>();
    for (String file : files) {
      texts.add(read(root, file));
    }
    var threads = ManagementFactory.getThreadMXBean();
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (int pass = 0; pass < passes; pass++) {
      long items = 0;
      long thread = threads.getCurrentThreadCpuTime();
      long all = process.getProcessCpuTime();
      long wall = System.nanoTime();
      for (int i = 0; i < texts.size(); i++) {
        items += parse(files.get(i), texts.get(i)).getDeclarations().length;
      }
      System.out.println("pass " + (threads.getCurrentThreadCpuTime() - thread) + " "
          + (process.getProcessCpuTime() - all) + " " + (System.nanoTime() - wall) + " " + items);
    }
  }

  /** Counts problem nodes and collects function names. */
  private static final class Counter extends ASTVisitor {
    private final List<String> functions = new ArrayList<>();
    private int problems;

    Counter() {
      shouldVisitDeclarations = true;
      shouldVisitProblems = true;
    }

    @Override
    public int visit(IASTDeclaration declaration) {
      // a nested function is what recovery makes of one that lost a brace before it: not found again
      if (declaration instanceof IASTFunctionDefinition function
          && declaration.getParent() instanceof IASTTranslationUnit) {
        functions.add(function.getDeclarator().getName().toString());
      }
      return PROCESS_CONTINUE;
    }

    @Override
    public int visit(IASTProblem problem) {
      problems++;
      return PROCESS_CONTINUE;
    }
  }
}
