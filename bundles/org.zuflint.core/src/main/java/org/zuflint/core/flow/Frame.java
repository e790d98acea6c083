package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.Typing;
import org.zuflint.core.source.Place;

/**
 * A function, or the body of a macro, being walked: whose names are visible, and how it was
 * reached.
 *
 * @param name the function's or macro's
 * @param prefix what its locals start with in the store; unique on the call stack
 * @param types its parameters and locals
 * @param byName a macro's parameters: the argument and the frame it belongs to
 * @param site for a macro: where it is used, which is where everything in it happens; null for a
 *     function
 * @param path the calls that lead here
 */
record Frame(
    String name,
    int file,
    int depth,
    String prefix,
    Unit unit,
    Map<String, Type> types,
    Map<String, Bound> byName,
    @Nullable Place site,
    List<Step> path,
    @Nullable Frame enclosing)
    implements Typing.Scope {

  /** A macro argument: evaluated anew at each use, in the frame that wrote it. */
  record Bound(Expr argument, Frame frame) {}

  static Map<String, Type> types(Decl.Function function) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Type.Parameter parameter : function.type().parameters()) {
      String name = parameter.name();
      if (name != null) {
        types.put(name, parameter.type());
      }
    }
    collect(function.body(), types);
    return types;
  }

  /** All variables declared anywhere below; a name declared twice keeps its first type. */
  static void collect(Node node, Map<String, Type> types) {
    Children.walk(
        node,
        below -> {
          if (below instanceof Decl.Variable variable) {
            types.putIfAbsent(variable.name(), variable.type());
          }
        });
  }

  Place place(int at) {
    Place own = site;
    return own != null ? own : unit.place(at);
  }

  /** In a macro a parameter may stand for a member's name: {@code ops->op(x)}. */
  @Override
  public String field(String name) {
    if (name.contains(Unit.SEAM)) {
      return Arrays.stream(name.split(Unit.SEAM)).map(this::field).collect(Collectors.joining());
    }
    Bound bound = byName.get(name);
    return bound != null && bound.argument() instanceof Expr.Name actual ? actual.id() : name;
  }

  /** The arguments of a call in a macro, with those of {@code ...} in their place. */
  List<Expr> spliced(List<Expr> arguments) {
    if (byName.isEmpty() || arguments.stream().noneMatch(this::isRest)) {
      return arguments;
    }
    List<Expr> spliced = new ArrayList<>();
    for (Expr argument : arguments) {
      if (!isRest(argument)) {
        spliced.add(argument);
      } else if (argument instanceof Expr.Name rest) {
        for (int i = 0; byName.containsKey(rest.id() + "#" + i); i++) {
          spliced.add(new Expr.Name(argument.at(), rest.id() + "#" + i));
        }
      }
    }
    return spliced;
  }

  private boolean isRest(Expr argument) {
    return argument instanceof Expr.Name name && byName.containsKey(name.id() + "...");
  }

  /** The name of a parameter or local in the store, null when no frame here declares it. */
  @Nullable String key(String name) {
    Frame outer = enclosing;
    if (types.containsKey(name) && !byName.containsKey(name)) {
      return prefix + name;
    }
    return outer == null ? null : outer.key(name);
  }

  @Override
  public @Nullable Type local(String name) {
    Type own = types.get(name);
    Frame outer = enclosing;
    return own != null || outer == null ? own : outer.local(name);
  }
}
