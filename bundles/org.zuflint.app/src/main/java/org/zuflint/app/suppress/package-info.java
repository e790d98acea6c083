/** Comments that allow a finding, with a reason. */
@NullMarked
package org.zuflint.app.suppress;

import org.jspecify.annotations.NullMarked;
