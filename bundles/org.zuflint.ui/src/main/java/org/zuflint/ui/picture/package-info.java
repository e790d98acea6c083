/** Charts and timelines painted in a window. */
package org.zuflint.ui.picture;
