/** What a machine has and what things cost there, ready to calculate with. */
@NullMarked
package org.zuflint.sim.machine;

import org.jspecify.annotations.NullMarked;
