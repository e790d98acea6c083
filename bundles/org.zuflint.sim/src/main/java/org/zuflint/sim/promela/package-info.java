/** The same transition system in the language of SPIN, so that SPIN can check the explorer. */
@NullMarked
package org.zuflint.sim.promela;

import org.jspecify.annotations.NullMarked;
