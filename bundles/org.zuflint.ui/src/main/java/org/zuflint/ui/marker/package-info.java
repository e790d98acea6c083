/** Findings as Eclipse shows them. */
package org.zuflint.ui.marker;
