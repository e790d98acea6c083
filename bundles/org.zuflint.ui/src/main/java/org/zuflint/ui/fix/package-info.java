/** Repairs and allowances, offered where the marker is. */
package org.zuflint.ui.fix;
