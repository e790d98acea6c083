/** A witness as a table of CPUs over time, in text and as SVG. */
@NullMarked
package org.zuflint.sim.picture;

import org.jspecify.annotations.NullMarked;
