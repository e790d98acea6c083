/** Files as the preprocessor wants them: cut into words once, macros and {@code #if}s prepared. */
@NullMarked
package org.zuflint.core.preprocess.text;

import org.jspecify.annotations.NullMarked;
