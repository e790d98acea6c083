/** Setting a project up: wizard, kernel tree, help. */
package org.zuflint.ui.project;
