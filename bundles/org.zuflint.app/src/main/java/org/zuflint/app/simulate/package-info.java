/** From what the analysis found to a driver that can be played, and what playing it gave. */
@NullMarked
package org.zuflint.app.simulate;

import org.jspecify.annotations.NullMarked;
