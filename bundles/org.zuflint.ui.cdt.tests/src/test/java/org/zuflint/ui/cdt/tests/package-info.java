/** What only shows where CDT is installed. */
package org.zuflint.ui.cdt.tests;
