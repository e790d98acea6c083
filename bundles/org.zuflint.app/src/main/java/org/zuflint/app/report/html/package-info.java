/** One self-contained page for people: verdicts, findings with code and path, filters. */
@NullMarked
package org.zuflint.app.report.html;

import org.jspecify.annotations.NullMarked;
