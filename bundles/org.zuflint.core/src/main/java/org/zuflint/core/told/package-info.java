/** What walks have told, by the vma that it is about. */
@NullMarked
package org.zuflint.core.told;

import org.jspecify.annotations.NullMarked;
