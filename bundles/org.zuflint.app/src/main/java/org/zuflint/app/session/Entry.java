package org.zuflint.app.session;

import org.jspecify.annotations.Nullable;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.finding.Finding;

/**
 * A finding and what the project says of it.
 *
 * @param fingerprint by which later runs recognize it; unique in a run
 * @param allowance the comment that allows it; null unless its standing is ALLOWED
 */
public record Entry(
    Finding finding, String fingerprint, Standing standing, @Nullable Allowance allowance) {}
