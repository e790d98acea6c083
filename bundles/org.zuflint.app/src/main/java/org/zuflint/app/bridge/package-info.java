/** From a finding to the setup that shows the harm. */
@NullMarked
package org.zuflint.app.bridge;

import org.jspecify.annotations.NullMarked;
