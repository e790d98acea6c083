/** Begins rules that are not ours, and tries them on their cases. */
@NullMarked
package org.zuflint.app.workshop;

import org.jspecify.annotations.NullMarked;
