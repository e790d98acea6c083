/** What is known of a driver: its providers, their vmas, who touches them. Rules read these. */
@NullMarked
package org.zuflint.core.driver;

import org.jspecify.annotations.NullMarked;
