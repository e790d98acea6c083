/** Answers while the user types. */
package org.zuflint.ui.live;
