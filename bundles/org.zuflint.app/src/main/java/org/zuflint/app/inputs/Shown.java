package org.zuflint.app.inputs;

import java.io.File;

/** How paths are written for people: as the user wrote them, '/' between folders. */
final class Shown {
  private Shown() {}

  static String of(String path) {
    String slashed = File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
    int end = slashed.length();
    while (end > 1 && slashed.charAt(end - 1) == '/') {
      end--;
    }
    return slashed.substring(0, end);
  }

  static String child(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  static boolean isC(String path) {
    return path.endsWith(".c") || path.endsWith(".h");
  }
}
