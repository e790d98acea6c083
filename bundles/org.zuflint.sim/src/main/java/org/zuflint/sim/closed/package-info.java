/** The answer in microseconds of compute, for sliders. */
@NullMarked
package org.zuflint.sim.closed;

import org.jspecify.annotations.NullMarked;
