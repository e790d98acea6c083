/** Reads TOML, with the place of every key and value. */
@NullMarked
package org.zuflint.app.toml;

import org.jspecify.annotations.NullMarked;
