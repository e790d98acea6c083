/** C files that say what is expected of them, and an analysis held against that. */
@NullMarked
package org.zuflint.core.cases;

import org.jspecify.annotations.NullMarked;
