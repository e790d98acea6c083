package org.zuflint.core.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
