/** What a walk tells of vmas while it goes. */
@NullMarked
package org.zuflint.core.heard;

import org.jspecify.annotations.NullMarked;
