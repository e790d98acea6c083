/** Walks user-mode code: what a thread does to files, on which CPUs it may run. */
@NullMarked
package org.zuflint.core.user;

import org.jspecify.annotations.NullMarked;
