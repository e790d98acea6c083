/** What is seen of a file: the print of its content, and what the file system says of it. */
@NullMarked
package org.zuflint.app.sight;

import org.jspecify.annotations.NullMarked;
