/** The path of a finding: from the flag over the vma and the entry to the operation. */
@NullMarked
package org.zuflint.rules.trail;

import org.jspecify.annotations.NullMarked;
