/** From the tree of a function to its graph: where a while becomes two edges. */
@NullMarked
package org.zuflint.core.lower;

import org.jspecify.annotations.NullMarked;
