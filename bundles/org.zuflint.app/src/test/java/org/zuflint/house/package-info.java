/** The house test: what the whole tree promises, checked on the tree itself. */
package org.zuflint.house;
