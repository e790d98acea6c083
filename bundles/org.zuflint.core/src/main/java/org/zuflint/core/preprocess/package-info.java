/** The preprocessor: a file and a compiler's settings in, the tokens out that the compiler sees. */
@NullMarked
package org.zuflint.core.preprocess;

import org.jspecify.annotations.NullMarked;
