package org.zuflint.core.finding;

import org.zuflint.core.source.Place;

/** One step of the path that leads to a finding: where, and what happens there. */
public record Step(Place where, String text) {}
