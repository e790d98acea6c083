/** Rules about pointers to vmas that outlive the call that brought them. */
@NullMarked
package org.zuflint.rules.lifetime;

import org.jspecify.annotations.NullMarked;
