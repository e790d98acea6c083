/**
 * What belongs together: folders of one driver, a variable and its values, a file and its pages.
 */
@NullMarked
package org.zuflint.core.links;

import org.jspecify.annotations.NullMarked;
