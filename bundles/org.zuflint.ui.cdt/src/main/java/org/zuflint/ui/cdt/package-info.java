/** The bridge to CDT; without CDT nothing of it is loaded. */
package org.zuflint.ui.cdt;
