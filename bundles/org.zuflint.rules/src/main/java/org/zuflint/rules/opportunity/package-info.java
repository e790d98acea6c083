/** Rules that show where the flag would pay. */
@NullMarked
package org.zuflint.rules.opportunity;

import org.jspecify.annotations.NullMarked;
