/**
 * Tells by context what a word or bracket of un-preprocessed C is, so that the grammar need not
 * guess: type or value, macro or call, cast or group. What it hides from the grammar (attributes)
 * it counts.
 */
@NullMarked
package org.zuflint.core.parse.tag;

import org.jspecify.annotations.NullMarked;
