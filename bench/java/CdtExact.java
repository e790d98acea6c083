import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.index.IIndexFileLocation;
import org.eclipse.cdt.core.model.ILanguage;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.ExtendedScannerInfo;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.internal.core.parser.IMacroDictionary;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContentProvider;
import org.eclipse.core.runtime.CoreException;

/** CDT's preprocessor and parser over the same units with the same headers, whose texts it may keep. */
public final class CdtExact {
  private CdtExact() {}

  private record Unit(String file, char[] text, ExtendedScannerInfo info) {}

  /** Header texts, read once. */
  private static final class Headers extends InternalFileContentProvider {
    private final Map<String, Optional<char[]>> texts = new TreeMap<>();

    @Override
    public boolean getInclusionExists(String path) {
      return text(path).isPresent();
    }

    private Optional<char[]> text(String path) {
      return texts.computeIfAbsent(path,
          fresh -> Files.isRegularFile(Path.of(path)) ? Optional.of(read(path)) : Optional.empty());
    }

    @Override
    public InternalFileContent getContentForInclusion(String path, IMacroDictionary macros) {
      return text(path).map(text -> (InternalFileContent) FileContent.create(path, text)).orElse(null);
    }

    @Override
    public InternalFileContent getContentForInclusion(IIndexFileLocation location, String path) {
      return getContentForInclusion(path, (IMacroDictionary) null);
    }
  }

  /** UNITS PASSES; UNITS as Exact options writes them. */
  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(null, () -> run(args), "cdt", 512L << 20);
    thread.start();
    thread.join();
  }

  private static void run(String[] args) {
    try {
      List<Unit> units = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] fields = line.split("\t", -1);
        units.add(new Unit(fields[0], read(fields[0]), new ExtendedScannerInfo(macros(fields[3]),
            fields[1].split(";"), null, fields[2].isEmpty() ? null : fields[2].split(";"))));
      }
      Headers headers = new Headers();
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      for (int pass = 0; pass < Integer.parseInt(args[1]); pass++) {
        long process = system.getProcessCpuTime();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long problems = 0;
        int clean = 0;
        for (Unit unit : units) {
          int found = problems(unit, headers);
          problems += found;
          clean += found == 0 ? 1 : 0;
        }
        System.out.println("cdt " + (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) + " "
            + (system.getProcessCpuTime() - process) + " " + problems + " " + clean);
      }
    } catch (IOException | CoreException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static int problems(Unit unit, Headers headers) throws CoreException {
    IASTTranslationUnit tree = GCCLanguage.getDefault().getASTTranslationUnit(
        FileContent.create(unit.file(), unit.text()), unit.info(), headers, null,
        ILanguage.OPTION_NO_IMAGE_LOCATIONS, new DefaultLogService());
    int[] problems = {tree.getPreprocessorProblemsCount()};
    tree.accept(new ASTVisitor() {
      {
        shouldVisitProblems = true;
      }

      @Override
      public int visit(IASTProblem problem) {
        problems[0]++;
        return PROCESS_CONTINUE;
      }
    });
    return problems[0];
  }

  private static Map<String, String> macros(String file) throws IOException {
    Map<String, String> macros = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("#define")) {
        macros.put(words[1], words.length < 3 ? "" : words[2]);
      } else if (words[0].equals("#undef")) {
        macros.remove(words[1]);
      }
    }
    return macros;
  }

  private static char[] read(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1).toCharArray();
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
