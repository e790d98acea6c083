/** Files, and places in them. */
@NullMarked
package org.zuflint.core.source;

import org.jspecify.annotations.NullMarked;
