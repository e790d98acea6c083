/** Records as bytes and back, and what of them is the same wherever they stand. */
@NullMarked
package org.zuflint.core.frozen;

import org.jspecify.annotations.NullMarked;
