package org.zuflint.core.server;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * Which files are user-mode code: those that include a header of libc, themselves or through a
 * header of their own, and those that define {@code main} or start threads; never one that includes
 * a header which only the kernel has.
 */
final class UserCode {
  private final BitSet files = new BitSet();

  private UserCode() {}

  static UserCode of(Program program) {
    UserCode code = new UserCode();
    BitSet kernel = new BitSet();
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int file = 0; file < program.fileCount(); file++) {
      List<String> includes = program.includes(file);
      kernel.set(file, includes.stream().anyMatch(KnownTypes::isKernelHeader));
      code.files.set(
          file, !kernel.get(file) && includes.stream().anyMatch(KnownTypes::isLibcHeader));
      byName.computeIfAbsent(base(program.path(file)), fresh -> new ArrayList<>()).add(file);
    }
    for (FunctionFacts function : program.functions()) {
      if (!kernel.get(function.file()) && isUser(function)) {
        code.files.set(function.file());
      }
    }
    code.spread(program, kernel, byName);
    return code;
  }

  /** A header that needs libc makes those that include it user code. */
  private void spread(Program program, BitSet kernel, Map<String, List<Integer>> byName) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int file = kernel.nextClearBit(0);
          file < program.fileCount();
          file = kernel.nextClearBit(file + 1)) {
        if (!files.get(file) && includesUser(program, file, byName)) {
          files.set(file);
          changed = true;
        }
      }
    }
  }

  private boolean includesUser(Program program, int file, Map<String, List<Integer>> byName) {
    for (String include : program.includes(file)) {
      for (int header : byName.getOrDefault(base(include), List.of())) {
        if (files.get(header) && program.path(header).endsWith(include.replaceAll("\\.\\./", ""))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isUser(FunctionFacts function) {
    return (function.name().equals("main") && !function.isStatic())
        || function.callees().contains("pthread_create")
        || function.callees().contains("thrd_create");
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  boolean has(int file) {
    return files.get(file);
  }
}
