/** Goals that answer as the command line does. */
@NullMarked
package org.zuflint.maven;

import org.jspecify.annotations.NullMarked;
