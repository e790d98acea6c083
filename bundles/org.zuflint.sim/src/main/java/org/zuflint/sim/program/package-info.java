/** What tasks do to a mapping, on which machine and kernel. */
@NullMarked
package org.zuflint.sim.program;

import org.jspecify.annotations.NullMarked;
