package org.zuflint.core.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Mentions;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;

/**
 * What makes folders one driver: a call from one into the other, or structs and variables of
 * theirs, not the kernel's, that both use.
 */
public final class Links {
  /** Of whom it is told which two folders are linked. */
  private final BiConsumer<String, String> told;

  private final Program program;

  /** The folders that mention the flag, and those near them. */
  private final Predicate<String> isNear;

  private final Set<String> mentioning;
  private final Set<String> kernels;

  /** A member or variable, and the struct that has it; null for a variable. */
  private record Shared(String name, @Nullable Struct struct) {}

  public Links(Program program, Predicate<String> isNear, BiConsumer<String, String> told) {
    this.program = program;
    this.isNear = isNear;
    this.told = told;
    this.mentioning = program.flagged();
    this.kernels = kernels(program);
  }

  /** Tells all of them. */
  public void find() {
    Set<String> names = new HashSet<>();
    program.functions(mentioning::contains).forEach(function -> names.add(function.name()));
    for (FunctionFacts function : program.functions()) {
      String folder = program.folder(function.file());
      boolean near = isNear.test(folder);
      for (String callee : function.callees()) {
        if (near || names.contains(callee)) {
          calls(folder, callee, function.file());
        }
      }
    }
    shared();
  }

  private void calls(String folder, String callee, int file) {
    for (FunctionFacts called : program.functions(callee, file)) {
      String other = program.folder(called.file());
      if (!other.equals(folder) && (mentioning.contains(other) || isNear.test(other))) {
        told.accept(folder, other);
      }
    }
  }

  /** By what they mention of what those that mention the flag do. */
  private void shared() {
    Set<Integer> mentioned = new HashSet<>();
    for (FunctionFacts function : program.functions(mentioning::contains)) {
      Arrays.stream(function.names().hashes()).forEach(mentioned::add);
    }
    Map<Integer, List<Shared>> candidates = new HashMap<>();
    members(mentioned, candidates);
    variables(mentioned).forEach(name -> add(name.hashCode(), new Shared(name, null), candidates));
    Map<Integer, List<Shared>> used = new HashMap<>();
    Map<Shared, Set<String>> users = new LinkedHashMap<>();
    for (FunctionFacts function : program.functions(mentioning::contains)) {
      mentioned(
          function,
          candidates,
          (hash, shared) -> {
            add(hash, shared, used);
            users
                .computeIfAbsent(shared, fresh -> new TreeSet<>())
                .add(program.folder(function.file()));
          });
    }
    for (FunctionFacts function : program.functions()) {
      String folder = program.folder(function.file());
      mentioned(
          function,
          used,
          (hash, shared) -> {
            for (String user : users.getOrDefault(shared, Set.of())) {
              if (!user.equals(folder)) {
                told.accept(folder, user);
              }
            }
          });
    }
  }

  private void mentioned(
      FunctionFacts function, Map<Integer, List<Shared>> by, BiConsumer<Integer, Shared> mentions) {
    for (int hash : function.names().hashes()) {
      for (Shared shared : by.getOrDefault(hash, List.of())) {
        Struct struct = shared.struct();
        if (struct == null || struct.equals(program.struct(struct.tag(), function.file()))) {
          mentions.accept(hash, shared);
        }
      }
    }
  }

  private static void add(int hash, Shared shared, Map<Integer, List<Shared>> to) {
    List<Shared> all = to.computeIfAbsent(hash, fresh -> new ArrayList<>(1));
    if (!all.contains(shared)) {
      all.add(shared);
    }
  }

  private void members(Set<Integer> mentioned, Map<Integer, List<Shared>> candidates) {
    program.declared((tag, name, type, file) -> {
      int hash = Mentions.member(tag, name);
      if (!tag.isEmpty()
          && mentioned.contains(hash)
          && program.struct(tag, file) instanceof Struct struct
          && isOwn(struct.folder())) {
        add(hash, new Shared(name, struct), candidates);
      }
    });
  }

  /** Where the kernel's own headers are, if they are given. */
  private static Set<String> kernels(Program program) {
    Set<String> found = new TreeSet<>();
    for (int file = 0; file < program.fileCount(); file++) {
      String path = program.path(file);
      if (path.endsWith("include/linux/kernel.h") || path.endsWith("include/linux/mm_types.h")) {
        found.add(path.substring(0, path.lastIndexOf("linux/")));
      }
    }
    return found;
  }

  /** Whether a header there may be the driver's own. */
  private boolean isOwn(String folder) {
    return isNear.test(folder)
        || (("/" + folder + "/").contains("/include/")
            && kernels.stream().noneMatch(kernel -> (folder + "/").startsWith(kernel)));
  }

  /** Variables that headers declare, or that another folder's file declares to be elsewhere. */
  private Set<String> variables(Set<Integer> mentioned) {
    Map<String, Set<String>> folders = new TreeMap<>();
    Map<String, Set<Integer>> files = new TreeMap<>();
    program.declared((tag, name, type, file) -> {
      String folder = program.folder(file);
      if (tag.isEmpty() && mentioned.contains(name.hashCode()) && isOwn(folder)) {
        folders.computeIfAbsent(name, fresh -> new TreeSet<>()).add(folder);
        files.computeIfAbsent(name, fresh -> new TreeSet<>()).add(file);
      }
    });
    Set<String> found = new TreeSet<>();
    files.forEach((name, all) -> {
      boolean two = Objects.requireNonNull(folders.get(name)).size() > 1;
      if (all.stream()
          .anyMatch(file -> program.path(file).endsWith(".h") || (two && isExtern(name, file)))) {
        found.add(name);
      }
    });
    return found;
  }

  private boolean isExtern(String name, int file) {
    return program.outside(file).stream()
        .anyMatch(decl ->
            decl instanceof Decl.Variable variable
                && variable.name().equals(name)
                && variable.specifiers().contains("extern"));
  }
}
