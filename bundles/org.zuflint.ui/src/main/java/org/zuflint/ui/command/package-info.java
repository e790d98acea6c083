/** What the user starts from a menu. */
package org.zuflint.ui.command;
