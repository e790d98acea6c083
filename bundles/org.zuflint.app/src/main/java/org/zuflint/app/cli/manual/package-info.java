/** The manual page and shells' completion, made of what the commands say of themselves. */
@NullMarked
package org.zuflint.app.cli.manual;

import org.jspecify.annotations.NullMarked;
