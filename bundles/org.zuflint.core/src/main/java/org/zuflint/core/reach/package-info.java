/** All files together: functions, structs, tables, macros, and who calls whom. */
@NullMarked
package org.zuflint.core.reach;

import org.jspecify.annotations.NullMarked;
