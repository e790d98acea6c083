/** One run: a request becomes inputs, an analysis and an outcome that every face shows. */
@NullMarked
package org.zuflint.app.session;

import org.jspecify.annotations.NullMarked;
