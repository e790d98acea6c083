/** The user-mode server's threads, and where they meet the kernel half. */
@NullMarked
package org.zuflint.core.server;

import org.jspecify.annotations.NullMarked;
