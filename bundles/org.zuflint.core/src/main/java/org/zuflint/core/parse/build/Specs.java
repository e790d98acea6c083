package org.zuflint.core.parse.build;

import java.util.List;
import org.zuflint.core.ast.Type;

/** What stands before the declarators of a declaration. */
record Specs(int at, Type type, List<String> storage, boolean typedef) {}
