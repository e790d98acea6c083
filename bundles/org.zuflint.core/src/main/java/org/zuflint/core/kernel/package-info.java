/** What the kernel's own functions do: which insert, zap, pin, sleep, release, register. */
@NullMarked
package org.zuflint.core.kernel;

import org.jspecify.annotations.NullMarked;
