/**
 * What is known at one point of one path: values, conditions, pins, live entries; and what tests
 * and sums do to it.
 */
@NullMarked
package org.zuflint.core.state;

import org.jspecify.annotations.NullMarked;
