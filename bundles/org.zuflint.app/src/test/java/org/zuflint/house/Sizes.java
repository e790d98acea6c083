package org.zuflint.house;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Methods, files, lines and packages stay small enough to read. */
final class Sizes {
  private Sizes() {}

  static void check(SourceTree tree, List<String> complaints) {
    Map<String, Integer> types = new TreeMap<>();
    for (JavaFile file : tree.java()) {
      types.merge(folder(file), file.types().size(), Integer::sum);
      if (file.lines().size() > House.FILE_LINES) {
        complaints.add(
            file.name()
                + ": "
                + file.lines().size()
                + " lines; split it, the limit is "
                + House.FILE_LINES);
      }
      for (int i = 0; i < file.lines().size(); i++) {
        int columns = file.lines().get(i).length();
        if (columns > House.LINE_COLUMNS) {
          complaints.add(
              file.name()
                  + ":"
                  + (i + 1)
                  + ": "
                  + columns
                  + " columns; the limit is "
                  + House.LINE_COLUMNS);
        }
      }
      checkMethods(file, complaints);
    }
    types.forEach((folder, count) -> {
      if (count > House.PACKAGE_TYPES) {
        complaints.add(
            folder + ": " + count + " types; split it, the limit is " + House.PACKAGE_TYPES);
      }
    });
  }

  private static void checkMethods(JavaFile file, List<String> complaints) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        if (method.getBody() != null) {
          long lines = file.endLine(method.getBody()) - file.line(method.getBody()) - 1;
          if (lines > House.METHOD_LINES) {
            complaints.add(
                file.at(method)
                    + method.getName()
                    + " has "
                    + lines
                    + " lines; the limit is "
                    + House.METHOD_LINES);
          }
        }
        return super.visitMethod(method, null);
      }
    }.scan(file.unit(), null);
  }

  private static String folder(JavaFile file) {
    return file.name().substring(0, file.name().lastIndexOf('/'));
  }
}
