package org.zuflint.app.config;

import org.zuflint.core.finding.Clause;
import org.zuflint.core.source.Place;

/**
 * What the project vouches for: that a clause holds for the vmas of a scope.
 *
 * @param scope a provider's function, or a glob over files
 * @param reason why it holds; shown with every verdict that rests on it
 * @param where its place in zuflint.toml
 */
public record Assumption(String scope, Clause clause, String reason, Place where) {}
