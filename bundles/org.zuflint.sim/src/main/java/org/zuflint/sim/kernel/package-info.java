/** What the kernel and the CPUs make of what tasks do: the transition system of a setup. */
@NullMarked
package org.zuflint.sim.kernel;

import org.jspecify.annotations.NullMarked;
