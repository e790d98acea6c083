/** Runs the stages and the rules, isolates what breaks, sorts what is found. */
@NullMarked
package org.zuflint.core.engine;

import org.jspecify.annotations.NullMarked;
