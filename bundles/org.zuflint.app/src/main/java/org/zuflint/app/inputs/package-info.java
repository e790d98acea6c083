/** Finds the C files a user asked for and says in one line what cannot be read, and the cure. */
@NullMarked
package org.zuflint.app.inputs;

import org.jspecify.annotations.NullMarked;
