package org.zuflint.sim.explore;

import org.zuflint.sim.system.Rule;

/** One step of a witness: the rule, the state before it and after it. */
public record Step(Rule rule, Snapshot before, Snapshot after) {}
