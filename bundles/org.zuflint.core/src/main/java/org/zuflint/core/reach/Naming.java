package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.lex.WordSet;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Mentions;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Typing;

/** Who mentions a member or variable that keeps a vma: in a body, or by a macro. */
final class Naming {
  private static final Pattern PLAIN = Pattern.compile("[a-z_]\\w*");
  private static final Pattern TAG = Pattern.compile("\\w+");

  /** Asks for no file in particular. */
  private static final int ANYWHERE = -1;

  /** A macro may mention another one, and so on for so many levels. */
  private static final int MACRO_DEPTH = 4;

  /** A member of a struct, or a pointer in one, by what it is or points to. */
  private record Way(String struct, String name) {}

  /** By tag, once a struct's holders are asked for; only asked by key. */
  private final Map<String, List<Way>> byTag = new HashMap<>();

  /** {@code holders}: what leads to a struct that has it; empty when that is not known. */
  private record Field(List<String> holders, String name) {}

  private final List<Field> fields = new ArrayList<>();
  private final Program program;

  private final Set<String> macros = new TreeSet<>();

  /** Those of them that are spelled as constants: which function mentions one is not known. */
  private final List<String> constants = new ArrayList<>();

  private boolean all;

  /** {@code kept}: members as {@code struct.member}, variables by their names. */
  Naming(Program program, Collection<String> kept) {
    this.program = program;
    Set<String> words = new TreeSet<>();
    for (String field : new TreeSet<>(kept)) {
      int dot = field.lastIndexOf('.');
      String name = field.substring(dot + 1).replace("[]", "");
      String tag = field.substring(0, Math.max(0, dot));
      boolean known = TAG.matcher(tag).matches() && program.struct(tag, ANYWHERE) != null;
      fields.add(new Field(known ? holders(tag) : List.of(), name));
      words.add(name);
      all |= !PLAIN.matcher(name).matches();
    }
    macros(words);
    macros.stream().filter(Mentions::isConstant).forEach(constants::add);
  }

  /** The struct itself, and members of others that are or point to it. */
  private List<String> holders(String tag) {
    if (byTag.isEmpty()) {
      ways();
    }
    List<String> all = new ArrayList<>(List.of(tag));
    Map<String, List<String>> ends = new TreeMap<>(Map.of(tag, List.of("")));
    for (int depth = 0; depth < FunctionFacts.CHAIN; depth++) {
      Map<String, List<String>> outer = new TreeMap<>();
      Map<String, List<String>> inner = ends;
      inner.forEach((to, rests) -> {
        for (Way way : byTag.getOrDefault(to, List.of())) {
          for (String rest : rests) {
            outer
                .computeIfAbsent(way.struct, fresh -> new ArrayList<>())
                .add("." + way.name + rest);
          }
        }
      });
      outer.forEach((struct, ways) -> ways.forEach(way -> all.add(struct + way)));
      ends = outer;
    }
    return all.stream().distinct().toList();
  }

  private void ways() {
    Typing typing = new Typing(program);
    program.declared((struct, name, type, file) -> {
      String to = struct.isEmpty() ? null : typing.tag(type, file);
      if (to != null) {
        byTag.computeIfAbsent(to, fresh -> new ArrayList<>()).add(new Way(struct, name));
      }
    });
  }

  private void macros(Set<String> words) {
    for (int round = 0; round < MACRO_DEPTH && !all && !words.isEmpty(); round++) {
      Set<String> found = new TreeSet<>();
      WordSet wanted = new WordSet(words);
      for (int file = 0; file < program.fileCount(); file++) {
        for (Unit.Define define : program.defines(file)) {
          if (!macros.contains(define.name()) && wanted.isIn(define.body())) {
            found.add(define.name());
          }
        }
      }
      macros.addAll(found);
      words = found;
    }
  }

  boolean mentionedBy(FunctionFacts function) {
    return all
        || constants.stream().anyMatch(macro -> program.mayMention(function.file(), macro))
        || fields.stream()
            .anyMatch(field ->
                field.holders.isEmpty()
                    ? function.names().may(field.name)
                    : function.names().mayMember(field.holders, field.name))
        || function.callees().stream().anyMatch(macros::contains)
        || macros.stream().anyMatch(function.names()::may);
  }
}
