/** Rules of one's own as Java projects: wizard, class path, trial on save, export. */
package org.zuflint.ui.rules;
