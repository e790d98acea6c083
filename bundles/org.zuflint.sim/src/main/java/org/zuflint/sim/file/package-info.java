/** Studies as files: reading, writing, and what is wrong with them. */
@NullMarked
package org.zuflint.sim.file;

import org.jspecify.annotations.NullMarked;
