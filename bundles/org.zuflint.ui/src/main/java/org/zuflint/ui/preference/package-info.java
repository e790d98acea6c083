/** What the user can switch. */
package org.zuflint.ui.preference;
