/** Writes an outcome as text or JSON; the same outcome gives the same bytes. */
@NullMarked
package org.zuflint.app.report;

import org.jspecify.annotations.NullMarked;
