package org.zuflint.core.flow;

import java.util.Map;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.ir.Graph;

/** A function ready to be walked. */
record Body(Decl.Function tree, Unit unit, Graph graph, Map<String, Type> types) {}
