/** Simulated time. */
@NullMarked
package org.zuflint.sim.time;

import org.jspecify.annotations.NullMarked;
