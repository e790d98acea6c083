/** Transition systems: fields with few values, and guarded rules that change them. */
@NullMarked
package org.zuflint.sim.system;

import org.jspecify.annotations.NullMarked;
