package org.zuflint.core.parse.build;

import java.util.List;
import org.zuflint.core.ast.Expr;

/** Arguments of a macro that is no expression. */
record Arguments(List<Expr> values) {}
