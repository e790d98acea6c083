/** Entry points: every way into a driver, who runs it on which CPU, and what it does to vmas. */
@NullMarked
package org.zuflint.core.contexts;

import org.jspecify.annotations.NullMarked;
