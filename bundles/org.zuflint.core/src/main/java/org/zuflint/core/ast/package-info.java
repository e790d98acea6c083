/** The tree of a C file, one record per kind of node. */
@NullMarked
package org.zuflint.core.ast;

import org.jspecify.annotations.NullMarked;
