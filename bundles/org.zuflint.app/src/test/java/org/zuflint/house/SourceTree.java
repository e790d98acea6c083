package org.zuflint.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The whole tree as files.
 *
 * @param files every file that is not made by the build, from the root, sorted
 * @param java the Java files among them
 * @param modules folders with a pom.xml that hold code
 */
record SourceTree(Path root, List<String> files, List<JavaFile> java, SortedSet<String> modules) {
  private static final Set<String> MADE = Set.of(".git", "target", ".build", "bin", "__pycache__");

  static SourceTree read(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    collect(root, root, files);
    files.sort(null);
    SortedSet<String> modules = new TreeSet<>();
    for (String file : files) {
      if (file.matches("(grammars|bundles/[^/]+)/pom\\.xml")) {
        modules.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    List<String> java =
        files.stream().filter(file -> file.matches("bundles/[^/]+/src/.*\\.java")).toList();
    return new SourceTree(root, List.copyOf(files), parse(root, java), modules);
  }

  List<JavaFile> main() {
    return java.stream().filter(file -> !file.isTest()).toList();
  }

  String text(String file) throws IOException {
    return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
  }

  boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  private static void collect(Path root, Path folder, List<String> files) throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.filter(path -> !MADE.contains(path.getFileName().toString())).toList();
    }
    for (Path child : children) {
      if (Files.isDirectory(child)) {
        collect(root, child, files);
      } else {
        files.add(root.relativize(child).toString().replace('\\', '/'));
      }
    }
  }

  private static List<JavaFile> parse(Path root, List<String> names) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFile> parsed = new ArrayList<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Path[] paths = names.stream().map(root::resolve).toArray(Path[]::new);
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjects(paths));
      for (CompilationUnitTree unit : task.parse()) {
        Path path = Path.of(unit.getSourceFile().toUri());
        String name = root.relativize(path).toString().replace('\\', '/');
        parsed.add(new JavaFile(name, Files.readAllLines(path), unit, Trees.instance(task)));
      }
    }
    return parsed;
  }
}
