/** Runs a session whenever a project with our nature is built. */
package org.zuflint.ui.build;
