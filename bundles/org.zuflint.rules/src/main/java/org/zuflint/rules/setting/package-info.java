/** Rules about what else a local vma needs besides the flag. */
@NullMarked
package org.zuflint.rules.setting;

import org.jspecify.annotations.NullMarked;
