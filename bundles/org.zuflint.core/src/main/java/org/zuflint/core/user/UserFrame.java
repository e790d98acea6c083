package org.zuflint.core.user;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/**
 * A function, or the body of a macro, being walked.
 *
 * @param prefix what its locals start with in the store; unique on the call stack
 * @param types its parameters and locals
 * @param bound a macro's parameters: the argument and the frame that wrote it
 * @param site for a macro: where it is used, which is where everything in it happens
 * @param path the calls that lead here
 */
record UserFrame(
    int file,
    int depth,
    String prefix,
    Unit unit,
    Map<String, Type> types,
    Map<String, Bound> bound,
    @Nullable Place site,
    List<Step> path,
    @Nullable UserFrame enclosing) {

  record Bound(Expr argument, UserFrame frame) {}

  Place place(int at) {
    Place own = site;
    return own != null ? own : unit.place(at);
  }

  /** The name of a local variable in the store, null when it is no local. */
  @Nullable String key(String name) {
    UserFrame outer = enclosing;
    if (types.containsKey(name)) {
      return prefix + name;
    }
    return outer == null ? null : outer.key(name);
  }

  @Nullable Type type(String name) {
    UserFrame outer = enclosing;
    Type own = types.get(name);
    return own != null || outer == null ? own : outer.type(name);
  }

  UserFrame macro(Map<String, Bound> arguments, int at) {
    return new UserFrame(file, depth + 1, prefix, unit, Map.of(), arguments, place(at), path, this);
  }
}
