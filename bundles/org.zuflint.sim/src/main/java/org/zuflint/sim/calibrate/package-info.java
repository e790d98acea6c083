/** Measurements to costs, and how far to trust the costs. */
@NullMarked
package org.zuflint.sim.calibrate;

import org.jspecify.annotations.NullMarked;
