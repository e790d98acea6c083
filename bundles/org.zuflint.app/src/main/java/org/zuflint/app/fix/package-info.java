/**
 * Repairs of findings: proposed, proved by another analysis, written as patches or into the files.
 */
@NullMarked
package org.zuflint.app.fix;

import org.jspecify.annotations.NullMarked;
