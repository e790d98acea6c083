/**
 * The contract between a rule and the engine.
 *
 * <p>A rule is one final class: {@link org.zuflint.core.rule.Rule#info() info()} is its passport,
 * {@link org.zuflint.core.rule.Rule#check check()} is called with every vma of every provider. It
 * keeps nothing between two calls, reads what it is given through {@link
 * org.zuflint.core.rule.RuleContext}, and reports. {@link org.zuflint.core.rule.RuleApi} lists the
 * packages that it may see.
 */
@NullMarked
package org.zuflint.core.rule;

import org.jspecify.annotations.NullMarked;
