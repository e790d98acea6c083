/** What a change touches: diffs, and files that have nothing to do with mmap. */
@NullMarked
package org.zuflint.app.change;

import org.jspecify.annotations.NullMarked;
