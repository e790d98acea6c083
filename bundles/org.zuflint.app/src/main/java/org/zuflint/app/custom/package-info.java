/** Rules that are not ours: found, compiled, checked, loaded, packed. */
@NullMarked
package org.zuflint.app.custom;

import org.jspecify.annotations.NullMarked;
