package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.parse.lex.WordSet;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Registration;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Typing;

/**
 * The names under which drivers keep vmas: members and variables whose type leads to one, and
 * macros that mention such a name. A name counts in folders around the one that declares it.
 */
final class KeptVmas {
  private static final int DEPTH = 8;
  private static final Set<String> NONE = Set.of();

  /** A macro may mention another one, and so on for so many levels. */
  private static final int MACRO_DEPTH = 4;

  private final Program program;
  private final Typing typing;

  private final Around names = new Around();

  /** The tags of structs that have a vma pointer, or such a struct, in them. */
  private final Around keepers = new Around();

  /** By folder, members whose type does not tell that they keep one. */
  private final Map<String, Set<String>> untyped = new TreeMap<>();

  private KeptVmas(Program program) {
    this.program = program;
    this.typing = new Typing(program);
  }

  static KeptVmas of(Program program) {
    KeptVmas kept = new KeptVmas(program);
    program.declared(kept::declared);
    int before = -1;
    for (int round = 0; round < DEPTH && before != kept.keepers.size(); round++) {
      before = kept.keepers.size();
      program.declared(kept::embedded);
    }
    for (int file = 0; file < program.fileCount(); file++) {
      for (Registration use : program.registrations(file)) {
        kept.declared(use, file);
      }
    }
    kept.macros();
    return kept;
  }

  /** Whether the body of the function may get hold of a vma that is kept somewhere. */
  boolean mentionedBy(FunctionFacts function) {
    NavigableSet<String> counting = names.near(program.folder(function.file())).names();
    for (String name : counting) {
      if (function.names().may(name)) {
        return true;
      }
    }
    return !counting.isEmpty() && function.callees().stream().anyMatch(counting::contains);
  }

  /** Whether the body mentions a struct that has a vma pointer. */
  boolean ownedBy(FunctionFacts function) {
    NavigableSet<String> near = keepers.near(program.folder(function.file())).names();
    return near.stream().anyMatch(function.names()::may);
  }

  /** Whether any of them is new. */
  boolean keep(Map<String, ? extends Set<String>> members) {
    members.forEach((folder, kept) -> {
      for (String name : kept) {
        if (!names.near(folder).names().contains(name)) {
          untyped.computeIfAbsent(folder, fresh -> new TreeSet<>()).add(name);
          names.add(name, folder);
        }
      }
    });
    if (!untyped.isEmpty()) {
      macros();
    }
    return !untyped.isEmpty();
  }

  /** Whether these come to a folder with members of {@link #keep}, and may name one of them. */
  boolean concerns(Set<FunctionFacts> functions) {
    Set<String> kept = new TreeSet<>();
    for (FunctionFacts function : functions) {
      kept.addAll(untyped.getOrDefault(program.folder(function.file()), NONE));
    }
    WordSet words = new WordSet(kept);
    return !kept.isEmpty() && functions.stream().anyMatch(function -> names(function, kept, words));
  }

  private boolean names(FunctionFacts function, Set<String> kept, WordSet words) {
    return kept.stream().anyMatch(function.names()::may)
        || function.callees().stream()
            .flatMap(callee -> program.defines(callee, function.file()).stream())
            .anyMatch(macro -> words.isIn(macro.body()));
  }

  boolean keeps(String member, int file) {
    return !untyped.isEmpty() && untyped.getOrDefault(program.folder(file), NONE).contains(member);
  }

  /** Whether what it points to is a vma pointer, or has one in it. */
  boolean keptIn(Type.Pointer pointer, int file) {
    return pointer.to() instanceof Type.Pointer inner
        ? leads(inner, file, 0)
        : !typing.isVmaPointer(pointer, file) && has(pointer.to(), file, 0);
  }

  /** Whether a struct, or one that is part of it, has a vma pointer. */
  private boolean has(Type type, int file, int depth) {
    String tag = depth > DEPTH || type instanceof Type.Pointer ? null : typing.tag(type, file);
    Struct struct = tag == null ? null : program.struct(tag, file);
    return struct != null
        && struct.members().values().stream()
            .anyMatch(member -> leads(member, file, 0) || has(member, file, depth + 1));
  }

  private void declared(String owner, String name, Type type, int file) {
    if (leads(type, file, 0)) {
      add(name, file);
      if (!owner.isEmpty()) {
        keepers.add(owner, program.folder(file));
      }
    }
  }

  /** A member that is such a struct, not a pointer to one. */
  private void embedded(String owner, String name, Type type, int file) {
    Type of = type;
    while (of instanceof Type.Array array) {
      of = array.of();
    }
    String tag =
        of instanceof Type.Record || of instanceof Type.Named ? typing.tag(of, file) : null;
    if (tag != null && keepers.has(tag)) {
      add(name, file);
      if (!owner.isEmpty()) {
        keepers.add(owner, program.folder(file));
      }
    }
  }

  /** {@code DEFINE_PER_CPU(struct vm_area_struct *, area);} at file level. */
  private void declared(Registration use, int file) {
    if (use.names().stream().anyMatch(KeptVmas::isVmaType)) {
      use.names().stream().filter(name -> name.matches("\\w+")).forEach(name -> add(name, file));
    }
  }

  private static boolean isVmaType(String text) {
    return WordSet.of(text).stream().anyMatch(Interest::isVma);
  }

  private void add(String name, int file) {
    names.add(name, program.folder(file));
  }

  /** Whether it is a vma, or pointers, arrays or nested structs of them. */
  private boolean leads(@Nullable Type type, int file, int depth) {
    if (depth > DEPTH) {
      return false;
    }
    return switch (type) {
      case Type.Pointer pointer -> leads(pointer.to(), file, depth + 1);
      case Type.Array array -> leads(array.of(), file, depth + 1);
      case Type.Named named -> leads(program.typedef(named.id(), file), file, depth + 1);
      case Type.TypeOf typeOf -> leads(Typing.named(typeOf), file, depth + 1);
      case Type.Record struct -> Interest.isVma(struct.tag()) || leads(struct, file, depth);
      case null -> false;
      default -> false;
    };
  }

  /** Members of a struct that is written in place have names of their own. */
  private boolean leads(Type.Record struct, int file, int depth) {
    List<Type.Field> fields = struct.fields();
    boolean some = false;
    for (Type.Field field : fields == null ? List.<Type.Field>of() : fields) {
      String name = field.name();
      boolean one = leads(field.type(), file, depth + 1);
      if (name != null && one) {
        add(name, file);
      }
      some |= one;
    }
    return some;
  }

  private void macros() {
    boolean more = true;
    for (int round = 0; round < MACRO_DEPTH && more; round++) {
      List<Unit.Define> found = new ArrayList<>();
      List<String> folders = new ArrayList<>();
      for (int file = 0; file < program.fileCount(); file++) {
        Near near = names.near(program.folder(file));
        for (Unit.Define define :
            near.names().isEmpty() ? List.<Unit.Define>of() : program.defines(file)) {
          if (!near.names().contains(define.name()) && near.words().isIn(define.body())) {
            found.add(define);
            folders.add(program.folder(file));
          }
        }
      }
      for (int i = 0; i < found.size(); i++) {
        names.add(found.get(i).name(), folders.get(i));
      }
      more = !found.isEmpty();
    }
  }

  /** Names that count in a folder. */
  private record Near(NavigableSet<String> names, WordSet words) {
    static Near of(NavigableSet<String> names) {
      return new Near(names, new WordSet(names));
    }
  }

  /** Names, and in which folders they count: in those around the one that declares them. */
  private static final class Around {
    private final Map<String, TreeSet<String>> folders = new TreeMap<>();

    /** By folder, the names that count in it; only asked by key. */
    private final Map<String, Near> known = new ConcurrentHashMap<>();

    void add(String name, String folder) {
      if (folders.computeIfAbsent(name, fresh -> new TreeSet<>()).add(folder)) {
        known.clear();
      }
    }

    boolean has(String name) {
      return folders.containsKey(name);
    }

    int size() {
      return folders.size();
    }

    Near near(String folder) {
      return known.computeIfAbsent(
          folder,
          fresh ->
              Near.of(
                  folders.entrySet().stream()
                      .filter(
                          name -> name.getValue().stream().anyMatch(other -> isNear(other, folder)))
                      .map(Map.Entry::getKey)
                      .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** One inside the other, or two side by side in a third. */
    private static boolean isNear(String one, String other) {
      return one.equals(other)
          || one.isEmpty()
          || other.isEmpty()
          || one.startsWith(other + "/")
          || other.startsWith(one + "/")
          || parent(one).equals(parent(other));
    }

    private static String parent(String folder) {
      return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
  }
}
