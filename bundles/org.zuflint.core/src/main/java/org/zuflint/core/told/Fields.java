package org.zuflint.core.told;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;

/** Where vmas are kept: which names of members and variables mean the same in two files. */
public final class Fields {
  private static final String STATIC = "static";
  private static final String EXTERN = "extern";

  private final Program program;

  /** The files that declare a variable, by its name; made when first asked for. */
  private final Map<String, List<Integer>> declaring = new ConcurrentHashMap<>();

  /** By two files, whether they have nothing in common. */
  private final Map<String, Boolean> strangers = new ConcurrentHashMap<>();

  public Fields(Program program) {
    this.program = program;
  }

  /**
   * A struct's field is the same when both files mean the same struct; an unknown struct's, in the
   * same folder; a variable, where it is not another folder's.
   */
  public boolean same(String stored, String used, int there, int here) {
    boolean neighbours = program.folder(there).equals(program.folder(here));
    if (stored.equals(used)) {
      String tag = tag(stored);
      Struct type = program.struct(tag, there);
      Struct other = program.struct(tag, here);
      return (type != null && other != null)
          ? type.equals(other)
          : neighbours || (isVariable(tag) && shared(last(stored), there, here));
    }
    boolean vague = stored.startsWith("?.") || used.startsWith("?.");
    return vague && neighbours && last(stored).equals(last(used));
  }

  /**
   * Whether the object of a struct cannot lead to a field of another: each is known in one source
   * file only, and neither file calls the other one. With no struct: whether code that only one of
   * the files calls cannot.
   */
  public boolean areStrangers(String struct, int there, String field, int here) {
    return (struct.isEmpty() || isOnlyIn(program.struct(struct, there), there))
        && isOnlyIn(program.struct(tag(field), here), here)
        && strangers.computeIfAbsent(
            Math.min(here, there) + " " + Math.max(here, there),
            fresh -> !calls(here, there) && !calls(there, here));
  }

  private boolean isOnlyIn(@Nullable Struct struct, int file) {
    return struct != null
        && !struct.home().endsWith(".h")
        && struct.home().equals(Struct.home(program.path(file)));
  }

  private boolean calls(int from, int to) {
    return program.functions(program.folder(from)::equals).stream()
        .filter(function -> function.file() == from)
        .flatMap(function -> function.callees().stream())
        .flatMap(callee -> program.functions(callee, from).stream())
        .anyMatch(called -> called.file() == to);
  }

  /** What is the same for two files that mean the same field. */
  Stream<String> homes(String field, int file) {
    String tag = tag(field);
    if (isVariable(tag)) {
      return owners(last(field), file).stream().map(home -> last(field) + " of " + home);
    }
    Struct struct = program.struct(tag, file);
    return Stream.of(struct == null ? program.folder(file) : tag + " of " + struct.home());
  }

  /** The member, or the variable's name. */
  public static String last(String field) {
    return field.substring(field.indexOf('.') + 1);
  }

  private static String tag(String field) {
    return field.substring(0, Math.max(0, field.indexOf('.')));
  }

  private static boolean isVariable(String tag) {
    return tag.isEmpty() || tag.equals("per_cpu");
  }

  private boolean shared(String name, int one, int other) {
    Set<String> folders = owners(name, one);
    return owners(name, other).stream().anyMatch(folders::contains);
  }

  /**
   * The folders whose variable it is: where it is defined for all, the file's own folder before
   * others; none when it is static in the file.
   */
  private Set<String> owners(String name, int file) {
    String variable = name.replace("[]", "");
    String folder = program.folder(file);
    Set<String> owners = new TreeSet<>();
    for (int declares : declaring(variable)) {
      String how = how(variable, declares);
      if (how.equals(STATIC) && declares == file) {
        return Set.of();
      }
      if (how.isEmpty()) {
        owners.add(program.folder(declares));
      }
    }
    return owners.contains(folder) ? Set.of(folder) : owners.isEmpty() ? Set.of("") : owners;
  }

  private List<Integer> declaring(String name) {
    return declaring.computeIfAbsent(
        name,
        fresh -> {
          Set<Integer> files = new TreeSet<>();
          program.declared((struct, variable, type, file) -> {
            if (struct.isEmpty() && variable.equals(name)) {
              files.add(file);
            }
          });
          return List.copyOf(files);
        });
  }

  /** How a file declares it: {@code static}, {@code extern}, or nothing where it is defined. */
  private String how(String name, int file) {
    String how = EXTERN;
    for (Decl decl : program.outside(file)) {
      if (decl instanceof Decl.Variable variable && variable.name().equals(name)) {
        how = how(variable.specifiers(), how);
      } else if (decl instanceof Decl.Macro macro
          && macro.macro().startsWith("DEFINE_PER_CPU")
          && macro.arguments().stream()
              .anyMatch(part -> part instanceof Expr.Name own && own.id().equals(name))) {
        how = written(macro, file);
      }
    }
    return how;
  }

  private static String how(List<String> specifiers, String before) {
    return specifiers.contains(STATIC) ? STATIC : specifiers.contains(EXTERN) ? before : "";
  }

  /** A macro takes no specifiers: whether it is static stands before it. */
  private String written(Decl.Macro macro, int file) {
    int line = program.unit(file).place(macro.at()).line();
    return program.unit(file).file().line(line).contains(STATIC) ? STATIC : "";
  }
}
