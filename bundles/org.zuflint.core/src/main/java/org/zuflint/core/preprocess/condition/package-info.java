/** The arithmetic of {@code #if}. */
@NullMarked
package org.zuflint.core.preprocess.condition;

import org.jspecify.annotations.NullMarked;
