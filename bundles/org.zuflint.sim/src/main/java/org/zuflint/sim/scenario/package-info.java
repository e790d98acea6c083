/** The known ways to break the promise, and for each the way that holds. */
@NullMarked
package org.zuflint.sim.scenario;

import org.jspecify.annotations.NullMarked;
