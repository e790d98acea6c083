/** Who lets pages go that others may map, and what he has waited for before. */
@NullMarked
package org.zuflint.core.owned;

import org.jspecify.annotations.NullMarked;
