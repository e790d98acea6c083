/** Discrete events: threads, interrupts, acknowledgements, one after the other. */
@NullMarked
package org.zuflint.sim.des;

import org.jspecify.annotations.NullMarked;
