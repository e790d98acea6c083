/** Findings that are known already: how one is recognized, and the file that keeps them. */
@NullMarked
package org.zuflint.app.baseline;

import org.jspecify.annotations.NullMarked;
