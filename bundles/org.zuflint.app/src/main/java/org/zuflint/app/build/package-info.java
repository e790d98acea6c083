/** Finds out how files are compiled, and asks the compilers that are installed. */
@NullMarked
package org.zuflint.app.build;

import org.jspecify.annotations.NullMarked;
