package org.zuflint.core.rule;

import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.Place;

/** A function with its body, and the file that it stands in. */
public record Definition(Unit unit, Decl.Function function) {
  /** Where it stands. */
  public Place where() {
    return unit.place(function.at());
  }
}
