/** What tests do with a workbench: projects, the mouse, patience, pictures. */
package org.zuflint.ui.hand;
