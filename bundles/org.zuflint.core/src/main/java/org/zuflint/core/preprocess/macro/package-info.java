/** Macros as one translation unit sees them: the table, expansion, {@code #} and {@code ##}. */
@NullMarked
package org.zuflint.core.preprocess.macro;

import org.jspecify.annotations.NullMarked;
