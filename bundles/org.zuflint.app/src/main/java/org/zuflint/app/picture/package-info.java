/** What a simulation gave, as text, CSV, JSON and a page with pictures. */
@NullMarked
package org.zuflint.app.picture;

import org.jspecify.annotations.NullMarked;
