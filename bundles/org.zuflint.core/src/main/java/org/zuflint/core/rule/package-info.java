/** The contract between a rule and the engine. */
@NullMarked
package org.zuflint.core.rule;

import org.jspecify.annotations.NullMarked;
