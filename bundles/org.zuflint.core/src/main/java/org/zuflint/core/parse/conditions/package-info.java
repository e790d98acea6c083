/**
 * Which branches of {@code #if} the parser sees: every one that stands on its own, else the first
 * that can be taken.
 */
@NullMarked
package org.zuflint.core.parse.conditions;

import org.jspecify.annotations.NullMarked;
