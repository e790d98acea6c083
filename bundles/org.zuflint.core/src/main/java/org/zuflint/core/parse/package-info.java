/** The door to the C front end: a file in, its tree out. */
@NullMarked
package org.zuflint.core.parse;

import org.jspecify.annotations.NullMarked;
