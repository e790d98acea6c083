/** How a file is compiled: gcc's command lines and what its compiler knows by itself. */
@NullMarked
package org.zuflint.core.build;

import org.jspecify.annotations.NullMarked;
