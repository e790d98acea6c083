/** A driver on a machine: how many operations a second, how long each takes, with what range. */
@NullMarked
package org.zuflint.sim.predict;

import org.jspecify.annotations.NullMarked;
