/**
 * Walks a function and what it calls, one abstract state per path, and tells what happens to vmas.
 */
@NullMarked
package org.zuflint.core.flow;

import org.jspecify.annotations.NullMarked;
