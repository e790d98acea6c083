/** SARIF 2.1.0, within the limits of GitHub. */
@NullMarked
package org.zuflint.app.report.sarif;

import org.jspecify.annotations.NullMarked;
