/** All rules of zuflint, in one list. */
@NullMarked
package org.zuflint.rules;

import org.jspecify.annotations.NullMarked;
