/** Studies ({@code .zmm} files): an editor that shows, changes and checks them. */
package org.zuflint.ui.study;
