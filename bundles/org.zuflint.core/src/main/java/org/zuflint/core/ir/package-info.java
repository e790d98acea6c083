/** A function as a graph of simple steps: what the analysis walks. */
@NullMarked
package org.zuflint.core.ir;

import org.jspecify.annotations.NullMarked;
