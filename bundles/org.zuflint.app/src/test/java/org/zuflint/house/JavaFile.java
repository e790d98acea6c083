package org.zuflint.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;

/**
 * One Java file, parsed.
 *
 * @param name from the root of the tree, '/' between folders
 */
record JavaFile(String name, List<String> lines, CompilationUnitTree unit, Trees trees) {
  private static final String OURS = "org.zuflint.";

  /** A name of another package, and the line it stands on. */
  record Reference(String target, long line) {
    /** The package part: up to the first name that starts with a capital. */
    String targetPackage() {
      List<String> parts = new ArrayList<>();
      for (String part : target.split("\\.")) {
        if (part.equals("*") || Character.isUpperCase(part.charAt(0))) {
          break;
        }
        parts.add(part);
      }
      return String.join(".", parts);
    }
  }

  boolean isTest() {
    return name.contains("/src/test/");
  }

  boolean isPackageInfo() {
    return name.endsWith("/package-info.java");
  }

  /** The package without {@code org.zuflint.}; a foreign package keeps its whole name. */
  String room() {
    String pkg = packageName();
    return pkg.startsWith(OURS) ? pkg.substring(OURS.length()) : pkg;
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  List<ClassTree> types() {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .toList();
  }

  long line(Tree tree) {
    return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  long endLine(Tree tree) {
    return unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree));
  }

  boolean hasComment(Tree tree) {
    return trees.getDocComment(TreePath.getPath(unit, tree)) != null;
  }

  boolean packageHasComment() {
    return trees.getDocComment(new TreePath(new TreePath(unit), unit.getPackage())) != null;
  }

  boolean isNullMarked() {
    return unit.getPackageAnnotations().toString().contains("NullMarked");
  }

  String at(Tree tree) {
    return name + ":" + line(tree) + ": ";
  }

  /** The packages that the file names, in imports or in full. */
  List<Reference> references() {
    List<Reference> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitImport(ImportTree tree, Void nothing) {
        found.add(new Reference(tree.getQualifiedIdentifier().toString(), line(tree)));
        return null;
      }

      @Override
      public Void visitPackage(com.sun.source.tree.PackageTree tree, Void nothing) {
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
        String text = tree.toString();
        if (text.matches("(org|com|java|picocli)(\\.[a-z]\\w*)+\\.[A-Z]\\w*")) {
          found.add(new Reference(text, line(tree)));
          return null;
        }
        return super.visitMemberSelect(tree, null);
      }
    }.scan(unit, null);
    return found;
  }
}
