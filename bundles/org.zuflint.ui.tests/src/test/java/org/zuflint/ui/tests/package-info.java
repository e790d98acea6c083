/** What needs a workbench: builder, markers, editor annotations. */
package org.zuflint.ui.tests;
