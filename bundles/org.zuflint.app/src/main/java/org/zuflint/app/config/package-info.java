/** zuflint.toml: where it is, what it may say, and what is wrong with it. */
@NullMarked
package org.zuflint.app.config;

import org.jspecify.annotations.NullMarked;
