/** Threads that work through a list together. */
@NullMarked
package org.zuflint.core.crew;

import org.jspecify.annotations.NullMarked;
