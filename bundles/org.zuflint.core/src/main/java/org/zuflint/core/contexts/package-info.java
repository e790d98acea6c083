/** Entry points and providers: who may run what where, and what that means for each clause. */
@NullMarked
package org.zuflint.core.contexts;

import org.jspecify.annotations.NullMarked;
