/** What earlier runs have found, on disk, for runs over the same or nearly the same files. */
@NullMarked
package org.zuflint.app.cache;

import org.jspecify.annotations.NullMarked;
