/** {@code zuflint rules}: begins, tries and packs rules that are not ours. */
@NullMarked
package org.zuflint.app.cli.rules;

import org.jspecify.annotations.NullMarked;
