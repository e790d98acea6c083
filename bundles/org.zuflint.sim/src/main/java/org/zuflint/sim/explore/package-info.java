/** Explores every interleaving of a transition system, packed into a few machine words. */
@NullMarked
package org.zuflint.sim.explore;

import org.jspecify.annotations.NullMarked;
