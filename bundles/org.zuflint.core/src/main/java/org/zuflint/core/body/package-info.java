/** Functions made ready to be followed: as graphs, with what the ends of scopes do written out. */
@NullMarked
package org.zuflint.core.body;

import org.jspecify.annotations.NullMarked;
