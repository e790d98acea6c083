/** Providers and their vmas: what each clause comes to, and the verdict. */
@NullMarked
package org.zuflint.core.verdict;

import org.jspecify.annotations.NullMarked;
