/** What is reported: findings, clauses, verdicts. */
@NullMarked
package org.zuflint.core.finding;

import org.jspecify.annotations.NullMarked;
