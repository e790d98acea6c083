package org.zuflint.core.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.program.Program;

/** Which ioctl commands are the same, and what a driver's text says of commands and devices. */
final class Commands {
  private final Program program;
  private final UserCode code;
  private final Map<Integer, Set<String>> words = new TreeMap<>();
  private final Map<String, Boolean> mentioned = new TreeMap<>();

  /** By folder, the kernel code in and around it. */
  private final Map<String, List<Integer>> near = new TreeMap<>();

  /** All names of a command, by its identity; read when first asked for. */
  private final Map<String, Set<String>> names = new TreeMap<>();

  Commands(Program program, UserCode code) {
    this.program = program;
    this.code = code;
  }

  /** By its letter and number when a header tells them, else by its name. */
  String identity(String name, int file) {
    for (Unit.Define define : program.defines(name, file)) {
      if (define.parameters() == null
          && program.body(define) instanceof Expr.Call call
          && call.callee() instanceof Expr.Name callee
          && callee.id().startsWith("_IO")
          && call.arguments().size() >= 2) {
        return text(call.arguments().get(0)) + " " + text(call.arguments().get(1));
      }
      if (define.parameters() == null
          && program.body(define) instanceof Expr.Name other
          && !other.id().equals(name)) {
        return identity(other.id(), file);
      }
    }
    Expr value = program.enumerator(name, file);
    return value instanceof Expr.Call call
            && call.callee() instanceof Expr.Name callee
            && callee.id().startsWith("_IO")
            && call.arguments().size() >= 2
        ? text(call.arguments().get(0)) + " " + text(call.arguments().get(1))
        : name;
  }

  private static String text(Expr expr) {
    return org.zuflint.core.ast.Spelling.of(expr);
  }

  /** Whether the kernel code of a driver mentions a command, by whichever of its names. */
  boolean mentions(String folder, String command) {
    Set<String> spelled = new TreeSet<>(names().getOrDefault(command, Set.of()));
    spelled.add(command);
    return mentioned.computeIfAbsent(
        folder + " " + command, fresh -> isMentioned(folder, command, spelled));
  }

  private boolean isMentioned(String folder, String meaning, Set<String> spelled) {
    for (int file : near.computeIfAbsent(folder, this::near)) {
      if (spelled.stream().anyMatch(name -> program.mayMention(file, name))
          && words.computeIfAbsent(file, this::read).contains(meaning)) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> near(String folder) {
    return program.files(other -> isNear(folder, other)).stream()
        .filter(file -> !code.has(file))
        .toList();
  }

  private Map<String, Set<String>> names() {
    Set<String> known = new TreeSet<>();
    int before = names.isEmpty() ? -1 : 0;
    while (known.size() > before) {
      before = known.size();
      program.constants((name, body, file) -> {
        if (body.isEmpty() || body.contains("_IO") || known.contains(body)) {
          known.add(name);
          names.computeIfAbsent(identity(name, file), fresh -> new TreeSet<>()).add(name);
        }
      });
    }
    return names;
  }

  /** The identities of all names, and all strings, in the code of a file. */
  private Set<String> read(int file) {
    Set<String> found = new TreeSet<>();
    for (Decl declaration : program.unit(file).declarations()) {
      Children.walk(
          declaration,
          node -> {
            if (node instanceof Expr.Name name && isConstant(name.id())) {
              found.add(identity(name.id(), file));
            } else if (node instanceof Expr.Text text) {
              found.add(text.text());
            }
          });
    }
    return found;
  }

  private static boolean isConstant(String name) {
    return name.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isNear(String folder, String other) {
    return folder.equals(other) || other.startsWith(folder + "/") || folder.startsWith(other + "/");
  }

  /** Whether the driver registers the name of a device file: {@code /dev/pinned}. */
  boolean names(String folder, String device) {
    String base = device.substring(device.lastIndexOf('/') + 1);
    String stem = base.replaceAll("%.*|[0-9]+$", "");
    List<String> spelled = List.of("\"" + base + "\"", "\"" + stem + "\"", "\"" + stem + "%d\"");
    return !stem.isEmpty() && spelled.stream().anyMatch(text -> says(folder, text));
  }

  private boolean says(String folder, String text) {
    return mentioned.computeIfAbsent(
        folder + " " + text, fresh -> isMentioned(folder, text, Set.of(text)));
  }
}
