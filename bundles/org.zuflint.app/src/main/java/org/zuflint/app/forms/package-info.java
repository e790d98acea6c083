/** All the forms a report can have, by name. */
@NullMarked
package org.zuflint.app.forms;

import org.jspecify.annotations.NullMarked;
