/** Views of providers, findings, witnesses and simulations. */
package org.zuflint.ui.view;
