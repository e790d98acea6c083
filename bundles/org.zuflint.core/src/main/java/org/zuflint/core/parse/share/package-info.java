/** External declarations that units have in common are read once. */
@NullMarked
package org.zuflint.core.parse.share;

import org.jspecify.annotations.NullMarked;
