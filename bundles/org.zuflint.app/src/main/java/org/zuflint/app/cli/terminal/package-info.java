/** The terminal: where words go, colours, progress, Ctrl-C, files that are there whole. */
@NullMarked
package org.zuflint.app.cli.terminal;

import org.jspecify.annotations.NullMarked;
