/**
 * The command line: reads arguments, runs a session, writes its report, and says how it went by the
 * exit code.
 */
@NullMarked
package org.zuflint.app.cli;

import org.jspecify.annotations.NullMarked;
