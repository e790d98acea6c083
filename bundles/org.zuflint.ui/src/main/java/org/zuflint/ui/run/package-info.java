/** One desk for each project: whoever wants an answer about it comes here. */
package org.zuflint.ui.run;
